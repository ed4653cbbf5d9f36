namespace ErrorHandling.Analyzers.Tests.Model.Secrets;

/// <summary>Sources, under the real names, for what the model knows of and no package here has.</summary>
internal static class SecretStubs
{
    public const string Text =
        """
        using System;
        using System.Collections.Generic;

        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfiguration { string? this[string key] { get; set; } IConfigurationSection GetSection(string key); }
            public interface IConfigurationSection : IConfiguration { string? Value { get; set; } }
            public interface IConfigurationRoot : IConfiguration { }
            public static class ConfigurationExtensions
            {
                public static string? GetConnectionString(this IConfiguration configuration, string name) => configuration[name];
                public static string GetDebugView(this IConfigurationRoot root) => "";
            }
            public static class ConfigurationBinder { public static T? GetValue<T>(this IConfiguration configuration, string key) => (T?)(object?)configuration[key]; }
        }

        namespace Microsoft.Extensions.Primitives { public readonly struct StringValues { } }

        namespace Microsoft.AspNetCore.Http
        {
            using Microsoft.Extensions.Primitives;
            public interface IHeaderDictionary : IDictionary<string, StringValues> { new StringValues this[string key] { get; set; } StringValues Authorization { get; set; } }
            public interface IFormCollection { StringValues this[string key] { get; } bool TryGetValue(string key, out StringValues value); }
            public interface IQueryCollection { StringValues this[string key] { get; } }
            public interface IRequestCookieCollection { string? this[string key] { get; } }
        }

        namespace Microsoft.Extensions.Compliance.Classification
        {
            public class DataClassificationAttribute : Attribute { }
            public sealed class NoDataClassificationAttribute : DataClassificationAttribute { }
            public sealed class PrivateDataAttribute : DataClassificationAttribute { }
        }

        namespace Microsoft.AspNetCore.Identity { public class ProtectedPersonalDataAttribute : Attribute { } }

        namespace Destructurama.Attributed
        {
            public class NotLoggedAttribute : Attribute { }
            public class LogMaskedAttribute : Attribute { }
        }

        namespace Microsoft.AspNetCore.DataProtection { public interface IDataProtector { byte[] Unprotect(byte[] data); string Unprotect(string text); } }

        namespace ErrorHandling
        {
            public sealed class SensitiveAttribute : Attribute { }
            public static class Redact { public static string Mask(string? value) => ""; public static string LastFour(string? value) => ""; }
            public sealed class Redactor { public static Redactor Default { get; } = new(); public string Redact(string? text) => ""; public string Clean(string? text) => ""; }
            public readonly struct Sensitive<T> { public static implicit operator Sensitive<T>(T value) => default; public T Reveal() => default!; public override string ToString() => ""; }
        }
        """;
}
