namespace ErrorHandling.Runtime.Tests;

internal static class FileLocalTwo
{
    public static readonly Action Fail = Local.Fail;
}

file static class Local
{
    public static void Fail() => throw new IOException();
}
