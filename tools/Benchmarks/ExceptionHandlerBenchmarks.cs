using BenchmarkDotNet.Attributes;
using ErrorHandling.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErrorHandling.Benchmarks;

/// <summary>
/// A request through the pipeline, without a server: what the error handling of this library costs against ASP.NET Core's own exception handler with
/// problem details, when the endpoint answers and when it throws. No logger listens.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
public class ExceptionHandlerBenchmarks
{
    private readonly WebApplication _bare = Build(_ => { }, _ => { });
    private readonly WebApplication _framework = Build(services => services.AddProblemDetails(), app => app.UseExceptionHandler().UseStatusCodePages());
    private readonly WebApplication _library = Build(services => services.AddErrorHandling(), app => app.UseErrorHandling());

    private RequestDelegate _bareApp = null!, _frameworkApp = null!, _libraryApp = null!;

    [Params(false, true)]
    public bool Throws { get; set; }

    [GlobalSetup]
    public void BuildPipelines()
    {
        _bareApp = PipelineOf(_bare);
        _frameworkApp = PipelineOf(_framework);
        _libraryApp = PipelineOf(_library);
    }

    [Benchmark]
    public Task<int> NoHandler() => Throws ? Task.FromResult(0) : SendAsync(_bare, _bareApp);

    [Benchmark(Baseline = true)]
    public Task<int> ExceptionHandlerOfAspNetCore() => SendAsync(_framework, _frameworkApp);

    [Benchmark]
    public Task<int> ErrorHandlingAspNetCore() => SendAsync(_library, _libraryApp);

    private static WebApplication Build(Action<IServiceCollection> addServices, Action<WebApplication> use)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        addServices(builder.Services);

        var app = builder.Build();
        use(app);
        return app;
    }

    private RequestDelegate PipelineOf(IApplicationBuilder app)
    {
        var throws = Throws;
        app.Run(_ => throws ? throw new NotFoundException("Order", 42) : Task.CompletedTask);
        return app.Build();
    }

    private static async Task<int> SendAsync(WebApplication app, RequestDelegate pipeline)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/orders/42";

        await pipeline(context);
        return context.Response.StatusCode;
    }
}
