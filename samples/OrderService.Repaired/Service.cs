using ErrorHandling;
using ErrorHandling.AspNetCore;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using OrderService.Accounting;
using OrderService.Notifications;
using OrderService.Orders;
using OrderService.Payments;
using OrderService.Pricing;
using OrderService.Shipping;
using OrderService.Stock;
using OrderService.Supplies;

namespace OrderService;

public static class Service
{
    public static WebApplication Build(string[] args, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);

        builder.Services.AddErrorHandling(UseErrorModel);
        builder.Services.AddHttpClient<PaymentClient>(UseProvider);
        builder.Services.AddHttpClient<ExchangeRates>(UseProvider);
        builder.Services.AddHttpClient<CarrierNotices>(UseProvider);
        builder.Services.AddHttpClient<TrackingClient>(UseProvider);
        builder.Services.AddHttpClient<SupplierClient>(UseProvider);
        builder.Services.AddHttpClient<AccountingClient>(UseProvider);
        builder.Services.AddHttpClient<LedgerClient>(UseProvider);
        builder.Services.AddHttpClient<YearEnd>(UseProvider);
        builder.Services.AddHttpClient<InvoiceFiles>(UseProvider);
        builder.Services.AddSingleton(SupplierSettings.From(builder.Configuration));
        builder.Services.AddSingleton(DiscountRules.Load(Path.Combine(AppContext.BaseDirectory, "discounts.txt")));
        builder.Services.AddSingleton<OrderStore>();
        builder.Services.AddSingleton<ReceiptWriter>();
        builder.Services.AddSingleton<OrderArchive>();
        builder.Services.AddSingleton<NotificationQueue>();
        builder.Services.AddSingleton<StockImport>();
        builder.Services.AddSingleton<CarrierLabels>();
        builder.Services.AddScoped<OrderPlacement>();
        builder.Services.AddHostedService<ShippingWorker>();
        builder.Services.AddHostedService<NotificationWorker>();

        var app = builder.Build();
        app.UseErrorHandling();
        app.MapOrders();
        app.MapStock();
        app.MapSupplies();
        app.MapAccounting();
        app.MapProviderStub();
        app.MapAccountingStub();
        app.Services.GetRequiredService<OrderStore>().CreateTables();
        return app;
    }

    private static void UseErrorModel(ErrorHandlingOptions options)
    {
        options.ErrorTable = ErrorTable.Default.With(
            PaymentDeclinedException.DeclinedCode,
            new ErrorTableRow(StatusCodes.Status402PaymentRequired, grpcStatus: 9, LogLevel.Information, isRetryable: false, "The payment was declined."));

        options.Map<SqliteException>(ex => ex.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new DatabaseUnavailableException("The order database is locked.", ex),
            SQLitePCL.raw.SQLITE_CONSTRAINT => new DatabaseConflictException("The order database refused a change.", ex),
            _ => null,
        });
    }

    // Without a provider of its own the service calls the stub that it hosts itself.
    private static void UseProvider(IServiceProvider services, HttpClient http)
    {
        var configured = services.GetRequiredService<IConfiguration>()["Payments:BaseAddress"];
        var own = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        http.BaseAddress = new Uri(configured ?? own ?? throw new InvalidOperationException("The address of the payment provider is not known."));
    }
}
