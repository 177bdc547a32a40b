using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Helpline;

/// <summary>
/// An answer of the helpline, for whoever holds its link and knows the reference. Nothing shows whether a link is one before the reference
/// was typed. The system opens it, in a scope of its own.
/// </summary>
internal sealed class AnswerModel(ILocalities localities, IServiceScopeFactory scopes, IntakeLimiter limiter) : OpenHelplinePage(localities, scopes)
{
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>Minted with the page: sent twice, it makes one.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Back { get; set; }

    /// <summary>What stands in the link.</summary>
    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>What is read; null while the reference is asked for.</summary>
    public ReadAnswer? Answer { get; private set; }

    /// <summary>What they wrote back was taken in.</summary>
    public bool IsSent { get; private set; }

    /// <summary>They were writing back: what they wrote stays on the page, whatever came of it.</summary>
    public bool IsWriting { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string? locality, CancellationToken ct) => await FindAsync(locality, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync([FromRoute] string? locality, CancellationToken ct) => OpenAsync(locality, async reading => Answer = await reading.ReadAsync(Token, Reference, ct), ct);

    public Task<IActionResult> OnPostBackAsync([FromRoute] string? locality, CancellationToken ct)
    {
        IsWriting = true;
        return OpenAsync(locality, async reading =>
        {
            await reading.WriteAsync(Token, Reference, Key, Back, ct);
            IsSent = true;
        }, ct);
    }

    private async Task<IActionResult> OpenAsync(string? locality, Func<AnswerReading, Task> open, CancellationToken ct)
    {
        if (!await FindAsync(locality, ct))
            return NotFound();
        try
        {
            if (!limiter.Takes(HttpContext.Connection.RemoteIpAddress))
                throw new InputRefusedException($"More than {IntakeLimiter.MostInAnHour} forms came from where you are within an hour. Telephone, or try again in an hour.");
            await using var scope = Enter();
            await open(scope.ServiceProvider.GetRequiredService<AnswerReading>());
            // What was typed is kept under its key: sent again it is the same.
            if (Key == Guid.Empty)
                Key = Guid.CreateVersion7();
            ModelState.Clear();
            return Page();
        }
        catch (InputRefusedException refused)
        {
            if (Key == Guid.Empty)
                Key = Guid.CreateVersion7();
            IsWriting |= refused.Message == AnswerReading.Held;
            return this.Again(refused.Message);
        }
    }

    private Task<bool> FindAsync(string? slug, CancellationToken ct)
    {
        // The address is half of a secret: no other site learns it, and nothing keeps the page.
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        return LoadAsync(slug, ct);
    }
}
