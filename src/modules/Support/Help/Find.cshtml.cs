using System.Globalization;
using Headwater.Localities.Contracts;
using Headwater.Support.Help.Languages;
using Headwater.Support.Listings;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Support.Help;

/// <summary>Find help: for parents, young people and professionals, without signing in.</summary>
[OutputCache(PolicyName = HelpRegistration.Published)]
internal sealed class FindModel(PublicDirectory directories, HelpLanguages languages, ILocalities localities) : HelpPage(directories, languages)
{
    /// <summary>So many tips stand above the services of a need.</summary>
    public const int MostTips = 5;

    public const int PageSize = 10;
    private const int MostWords = 200;

    /// <summary>What people look for most, as links for those who would rather not type.</summary>
    public static readonly string[] Everyday = ["attendance", "behaviour", "anxiety", "autism", "mood", "family"];

    [FromQuery(Name = "words")]
    public string? Words { get; set; }

    [FromQuery(Name = "age")]
    public string? Age { get; set; }

    [FromQuery(Name = "tier")]
    public string? Tier { get; set; }

    [FromQuery(Name = "need")]
    public string? Need { get; set; }

    [FromQuery(Name = "p")]
    public string? PageNumber { get; set; }

    /// <summary>What was found, on this page; empty before anything was looked for.</summary>
    public IReadOnlyList<PublishedService> Shown { get; private set; } = [];

    public int Found { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    /// <summary>Tips about the need that is chosen, or all where none is; before services.</summary>
    public IReadOnlyList<PublishedTip> Tips { get; private set; } = [];

    public IReadOnlyList<LocalitySummary> Localities { get; private set; } = [];

    public string? Problem { get; private set; }

    public Tier? ChosenTier => Enum.TryParse<Tier>(Tier, out var tier) && Enum.IsDefined(tier) ? tier : null;

    public string? ChosenNeed => Need is { Length: > 0 } need && NeedWords.Of(need) is not null ? need : null;

    public async Task<IActionResult> OnGetAsync([FromRoute] string? locality, CancellationToken ct)
    {
        if (!await EnterAsync(locality, ct))
            return NotFound();
        Localities = await localities.AllAsync(ct);
        Tips = TipRules.About(TipRules.In(Language.Code, Directory.Tips), ChosenNeed, ForWhom.None);
        int? age = null;
        if (!string.IsNullOrWhiteSpace(Age))
        {
            if (!int.TryParse(Age.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var years) || years > ListingRules.OldestAge)
                return Refused(Say("Enter the age in whole years, from 0 to {0}.", ListingRules.OldestAge));
            age = years;
        }

        if (Words is { Length: > MostWords })
            return Refused(Say("Say it in fewer than {0} characters.", MostWords));
        var found = Directory.Search(new(Words, age, ChosenTier, ChosenNeed), Directory.Services.Count);
        Found = found.Count;
        Number = int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Pages) : 1;
        Shown = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];
        return Page();
    }

    private PageResult Refused(string problem)
    {
        Problem = problem;
        Response.StatusCode = 400;
        return Page();
    }
}
