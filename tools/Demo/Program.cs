// The life of the package in one run: packed, installed into a service that has the usual mistakes, a CI build that fails on them,
// the code fixes applied, and a green build of a service that still works. Everything happens under artifacts/demo.
using ErrorHandling.Demo;

try
{
    await new Demo(Workshop.Prepare()).RunAsync();
    return 0;
}
catch (DemoFailedException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
