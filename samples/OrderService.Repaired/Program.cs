using OrderService;

if (args.Contains("--smoke"))
    return await SmokeRun.RunAsync();

await using var app = Service.Build(args, settings: []);
await app.RunAsync();
return 0;
