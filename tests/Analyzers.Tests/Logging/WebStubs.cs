namespace ErrorHandling.Analyzers.Tests.Logging;

/// <summary>The parts of libraries that the rules know by name and the tests cannot reference.</summary>
internal static class WebStubs
{
    public const string Grpc =
        """
        namespace Grpc.Core
        {
            public enum StatusCode { OK, Cancelled, Unknown, InvalidArgument, NotFound, Internal }
            public struct Status { public Status(StatusCode statusCode, string detail) { } public Status(StatusCode statusCode, string detail, System.Exception debugException) { } }
            public class RpcException : System.Exception { public RpcException(Status status) { } public RpcException(Status status, string message) { } }
            public class ServerCallContext { }
        }
        """;

    public const string WebApi =
        """
        namespace System.Web.Http
        {
            public interface IHttpActionResult { }
            public abstract class ApiController
            {
                public System.Net.Http.HttpRequestMessage Request => null;
                protected IHttpActionResult BadRequest(string message) => null;
                protected IHttpActionResult InternalServerError(System.Exception exception) => null;
                protected IHttpActionResult Content<T>(System.Net.HttpStatusCode statusCode, T value) => null;
            }
        }
        namespace System.Net.Http
        {
            public static class HttpRequestMessageExtensions
            {
                public static HttpResponseMessage CreateErrorResponse(this HttpRequestMessage request, System.Net.HttpStatusCode statusCode, string message) => null;
                public static HttpResponseMessage CreateErrorResponse(this HttpRequestMessage request, System.Net.HttpStatusCode statusCode, System.Exception exception) => null;
            }
        }
        """;

    public const string Wcf = "namespace System.ServiceModel { public class FaultException : System.Exception { public FaultException(string reason) { } } }";

    public const string EntityFramework =
        """
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder
            {
                public DbContextOptionsBuilder EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this;
                public DbContextOptionsBuilder EnableDetailedErrors(bool detailedErrorsEnabled = true) => this;
            }
        }
        """;

    public const string Runtime =
        """
        namespace ErrorHandling
        {
            public abstract class AppException : System.Exception { public string PublicMessage { get; set; } }
            public class NotFoundException : AppException { }
            public sealed class Redactor { public static Redactor Default => null; public string Redact(string text) => text; }
        }
        """;
}
