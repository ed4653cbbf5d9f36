#if NETSTANDARD2_0
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for <c>init</c> on a framework that lacks it.</summary>
internal static class IsExternalInit
{
}
#endif
