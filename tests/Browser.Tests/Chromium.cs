using Headwater.Testing;
using Microsoft.Playwright;

namespace Headwater.Browser.Tests;

[CollectionDefinition("browser")]
public sealed class WithChromium : ICollectionFixture<ImportedData>, ICollectionFixture<Chromium>;

/// <summary>Debian's Chromium before two installations: one with the real files (where there are any) and an empty one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private RunningHeadwater full = null!;
    private RunningHeadwater empty = null!;

    public Uri Full => full.Address;

    public Uri Empty => empty.Address;

    public async ValueTask InitializeAsync()
    {
        full = await RunningHeadwater.StartAsync(OpenDataFolder.IsMissingOnADesk ? null : await ImportedData.FolderAsync());
        empty = await RunningHeadwater.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await full.DisposeAsync();
        await empty.DisposeAsync();
    }

    /// <summary>A window of its own; without script the browser itself runs none.</summary>
    public Task<IBrowserContext> WindowAsync(bool withScript) => browser.NewContextAsync(new() { JavaScriptEnabled = withScript });
}
