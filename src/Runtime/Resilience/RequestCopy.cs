using System.Net.Http;

namespace ErrorHandling;

/// <summary>Copies of a request, because no request can be sent twice.</summary>
internal static class RequestCopy
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static bool IsRepeatable(HttpRequestMessage request) =>
        request.Method.Method.ToUpperInvariant() is "GET" or "HEAD" or "OPTIONS" or "TRACE" or "PUT" or "DELETE"
        || (request.Headers.TryGetValues(IdempotencyKey, out var keys) && keys.Any(key => !string.IsNullOrWhiteSpace(key)));

    public static HttpRequestMessage Of(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);

#if NET
        copy.VersionPolicy = request.VersionPolicy;
        foreach (var option in request.Options)
            ((IDictionary<string, object?>)copy.Options)[option.Key] = option.Value;
#else
        foreach (var property in request.Properties)
            copy.Properties[property.Key] = property.Value;
#endif

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            foreach (var header in request.Content!.Headers)
                copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return copy;
    }

#if NET
    public static Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken) => content.ReadAsByteArrayAsync(cancellationToken);

    public static byte[]? ReadBody(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
            return null;

        using var buffer = new MemoryStream();
        content.CopyTo(buffer, context: null, cancellationToken);
        return buffer.ToArray();
    }
#else
    /// <summary>This framework has no reading that can be cancelled.</summary>
    public static async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsByteArrayAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return body;
    }
#endif
}
