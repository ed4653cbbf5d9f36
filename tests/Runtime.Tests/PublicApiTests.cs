#if !OLDER_LIBRARY
namespace ErrorHandling.Runtime.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsWhatTheTextFileSays() => PublicApi.MustBeAsInFile(typeof(AppException).Assembly);
}
#endif
