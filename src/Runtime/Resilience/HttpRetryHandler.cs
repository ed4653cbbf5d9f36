using System.Net.Http;

namespace ErrorHandling;

/// <summary>
/// Sends a request again while it fails in a way that can pass: with a broken connection, a time-out, or one of the statuses 408, 429 and 5xx
/// (but neither 501 nor 505). It waits as long as <c>Retry-After</c> asks for.
/// </summary>
/// <remarks>
/// <para>Only requests that may safely arrive twice are sent again: GET, HEAD, OPTIONS, TRACE, PUT and DELETE (RFC 9110 section 9.2.2), and any
/// other with an <c>Idempotency-Key</c> header. All others go through once.</para>
/// <para>Each attempt sends a fresh copy of the request; its body is read into memory first. When it gives up, the last response or exception is
/// what the caller gets. What fails while the caller reads the body of a response is outside of its reach.</para>
/// <para><c>HttpClient.Timeout</c> limits all attempts together, and what it cancels is not tried again.</para>
/// </remarks>
public sealed class HttpRetryHandler : DelegatingHandler
{
    private const string OperationName = "HttpRequest";

    private readonly RetryOptions<HttpResponseMessage> _options;

    /// <summary>Creates the handler with the default options; a factory of clients sets the inner handler.</summary>
    public HttpRetryHandler()
        : this(new RetryOptions<HttpResponseMessage>())
    {
    }

    /// <summary>Creates the handler; a factory of clients sets the inner handler.</summary>
    /// <param name="options">When to try again, how long to wait and when to give up.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public HttpRetryHandler(RetryOptions<HttpResponseMessage> options) => _options = Guard.NotNull(options, nameof(options));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!RequestCopy.IsRepeatable(Guard.NotNull(request, nameof(request))))
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        var body = request.Content is { } content ? await RequestCopy.ReadBodyAsync(content, cancellationToken).ConfigureAwait(false) : null;

        return await Retry
            .ExecuteAsync(
                token => new ValueTask<HttpResponseMessage>(base.SendAsync(RequestCopy.Of(request, body), token)),
                _options,
                cancellationToken,
                OperationName)
            .ConfigureAwait(false);
    }

#if NET
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!RequestCopy.IsRepeatable(Guard.NotNull(request, nameof(request))))
            return base.Send(request, cancellationToken);

        var body = RequestCopy.ReadBody(request.Content, cancellationToken);

        return Retry.Execute(token => base.Send(RequestCopy.Of(request, body), token), _options, cancellationToken, OperationName);
    }
#endif
}
