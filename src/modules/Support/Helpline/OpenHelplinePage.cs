using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Helpline;

/// <summary>What the pages of the helpline have in common that are open to everybody: of a locality, written by the system in a scope of its own.</summary>
internal abstract class OpenHelplinePage(ILocalities localities, IServiceScopeFactory scopes) : PageModel
{
    /// <summary>The locality's name in the address; null on the page of the default one.</summary>
    public string? Slug { get; private set; }

    public LocalitySummary Locality { get; private set; } = null!;

    public HelplineSettings Settings { get; private set; } = null!;

    /// <summary>A scope in which the system acts for the locality of the page.</summary>
    protected AsyncServiceScope Enter()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(Locality.Id);
        return scope;
    }

    /// <summary>Finds the locality and how it runs its helpline; false where there is none of this name.</summary>
    protected async Task<bool> LoadAsync(string? slug, CancellationToken ct)
    {
        if ((slug is null ? await localities.DefaultAsync(ct) : await localities.BySlugAsync(slug, ct)) is not { } place)
            return false;
        (Slug, Locality) = (slug, place);
        await using var scope = Enter();
        Settings = await scope.ServiceProvider.GetRequiredService<HelplineDesk>().SettingsAsync(ct);
        return true;
    }
}
