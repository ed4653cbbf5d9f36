using Microsoft.CodeAnalysis;

namespace ErrorHandling.Analyzers.Model;

/// <summary>The types by which web frameworks and remote calls answer a client, by full metadata name; a test proves each against its assembly.</summary>
internal static class ResponseTypes
{
    public const string ProblemDetails = "Microsoft.AspNetCore.Mvc.ProblemDetails";
    public const string HttpResponse = "Microsoft.AspNetCore.Http.HttpResponse";

    private static readonly string[] Anchors =
    {
        HttpResponse, ProblemDetails, "Grpc.Core.Status", "System.Web.HttpResponseBase", "System.Web.Http.ApiController", "System.ServiceModel.FaultException", "CoreWCF.FaultException",
        "Microsoft.Azure.Functions.Worker.Http.HttpResponseData", "System.Net.HttpListenerResponse",
    };

    /// <summary>Types whose methods make an answer of what they are given.</summary>
    private static readonly string[] Factories =
    {
        "Microsoft.AspNetCore.Http.Results",
        "Microsoft.AspNetCore.Http.TypedResults",
        "Microsoft.AspNetCore.Mvc.ControllerBase",
        "Microsoft.AspNetCore.Mvc.Controller",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageBase",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
        "System.Web.Http.ApiController",
        "System.Web.Mvc.Controller",
        "System.Net.Http.HttpRequestMessageExtensions",
    };

    /// <summary>Methods that write to an answer which exists, or to the errors that become one.</summary>
    private static readonly (string Type, string Method)[] Writers =
    {
        ("Microsoft.AspNetCore.Http.HttpResponseWritingExtensions", "WriteAsync"),
        ("Microsoft.AspNetCore.Http.HttpResponseJsonExtensions", "WriteAsJsonAsync"),
        ("Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary", "AddModelError"),
        ("Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary", "TryAddModelError"),
        ("System.Web.Http.ModelBinding.ModelStateDictionary", "AddModelError"),
        ("System.Web.Mvc.ModelStateDictionary", "AddModelError"),
        ("System.Web.HttpResponse", "Write"),
        ("System.Web.HttpResponseBase", "Write"),
        ("Microsoft.Azure.Functions.Worker.Http.HttpResponseDataExtensions", "WriteString"),
        ("Microsoft.Azure.Functions.Worker.Http.HttpResponseDataExtensions", "WriteStringAsync"),
        ("Microsoft.Azure.Functions.Worker.Http.HttpResponseDataExtensions", "WriteAsJsonAsync"),
    };

    /// <summary>Types whose objects are an answer, or the failure that a client gets to see.</summary>
    private static readonly string[] Answers =
    {
        "Microsoft.AspNetCore.Mvc.ObjectResult",
        "Microsoft.AspNetCore.Mvc.JsonResult",
        "Microsoft.AspNetCore.Mvc.ContentResult",
        "System.Web.Mvc.JsonResult",
        "System.Web.Mvc.ContentResult",
        "System.Web.Mvc.HttpStatusCodeResult",
        "System.Web.Http.Results.BadRequestErrorMessageResult",
        "Microsoft.AspNetCore.SignalR.HubException",
        "System.ServiceModel.FaultException",
        "CoreWCF.FaultException",
    };

    /// <summary>What an answer may be declared as.</summary>
    private static readonly string[] Results =
    {
        "Microsoft.AspNetCore.Mvc.IActionResult",
        "Microsoft.AspNetCore.Http.IResult",
        "Microsoft.AspNetCore.Mvc.Infrastructure.IConvertToActionResult",
        "System.Web.Http.IHttpActionResult",
    };

    /// <summary>Whether the compilation knows any way to answer a client.</summary>
    public static bool Exist(Compilation compilation)
    {
        foreach (var anchor in Anchors)
        {
            if (!compilation.GetTypesByMetadataName(anchor).IsEmpty)
                return true;
        }

        return false;
    }

    public static bool IsFactory(INamedTypeSymbol type) => IsOneOf(type, Factories);

    public static bool IsWriter(IMethodSymbol method)
    {
        foreach (var (type, name) in Writers)
        {
            if (method.Name == name && method.ContainingType.HasFullName(type))
                return true;
        }

        return false;
    }

    public static bool IsAnswer(ITypeSymbol type)
    {
        foreach (var answer in Answers)
        {
            if (type.IsOrInheritsFrom(answer))
                return true;
        }

        return false;
    }

    /// <summary>Whether a method of this type gives back an answer, at once or later.</summary>
    public static bool IsResult(ITypeSymbol type)
    {
        type = Awaited(type);

        foreach (var result in Results)
        {
            if (type.IsOrImplements(result))
                return true;
        }

        return type.IsOrInheritsFrom("System.Web.Mvc.ActionResult");
    }

    /// <summary>What a task brings; any other type is itself.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1, Name: "Task" or "ValueTask" } task ? task.TypeArguments[0] : type;

    /// <summary>The stream, writer or the like through which bytes go to the client.</summary>
    public static bool IsBody(IPropertySymbol property) =>
        property is { Name: "Body" or "BodyWriter" or "OutputStream" or "Output", ContainingType: { } type }
        && (type.HasFullName(HttpResponse) || type.HasFullName("System.Net.HttpListenerResponse") || type.HasFullName("System.Web.HttpResponse") || type.HasFullName("System.Web.HttpResponseBase")
            || type.HasFullName("Microsoft.Azure.Functions.Worker.Http.HttpResponseData"));

    private static bool IsOneOf(INamedTypeSymbol type, string[] names)
    {
        foreach (var name in names)
        {
            if (type.HasFullName(name))
                return true;
        }

        return false;
    }
}
