using Headwater.Support.Help.Languages;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Support.Help;

/// <summary>Tips for everybody, by need and by whom they are for.</summary>
[OutputCache(PolicyName = HelpRegistration.Published)]
internal sealed class TipsModel(PublicDirectory directories, HelpLanguages languages) : HelpPage(directories, languages)
{
    [FromQuery(Name = "need")]
    public string? Need { get; set; }

    [FromQuery(Name = "for")]
    public string? For { get; set; }

    /// <summary>All there are, each in one language.</summary>
    public IReadOnlyList<PublishedTip> All { get; private set; } = [];

    /// <summary>Those that are asked for.</summary>
    public IReadOnlyList<PublishedTip> Tips { get; private set; } = [];

    public string? ChosenNeed => Need is { Length: > 0 } need && NeedWords.Of(need) is not null ? need : null;

    /// <summary>Whom they are for; nobody in particular where that is not asked.</summary>
    public ForWhom Who => ServiceWords.Whoms.Select(w => w.Who).FirstOrDefault(w => Key(w) == For);

    /// <summary>How somebody is named in the address.</summary>
    public static string Key(ForWhom who) => who switch { ForWhom.Parents => "parents", ForWhom.YoungPeople => "young-people", _ => "professionals" };

    public async Task<IActionResult> OnGetAsync([FromRoute] string? locality, CancellationToken ct)
    {
        if (!await EnterAsync(locality, ct))
            return NotFound();
        All = TipRules.In(Language.Code, Directory.Tips);
        Tips = TipRules.About(All, ChosenNeed, Who);
        return Page();
    }
}
