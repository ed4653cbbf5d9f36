using Microsoft.AspNetCore.Http;

namespace ErrorHandling.AspNetCore;

internal static class ClientAbort
{
    /// <summary>Whether a request failed because the client had gone, which is no error: nobody waits for an answer.</summary>
    public static bool Explains(Exception exception, HttpContext context)
    {
        if (!context.RequestAborted.IsCancellationRequested)
            return false;

        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (ExceptionNature.IsCancellation(inner))
                return true;
        }

        return false;
    }
}
