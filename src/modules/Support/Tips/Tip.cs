using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;

namespace Headwater.Support.Tips;

/// <summary>
/// A tip for everybody: what parents, young people or professionals can do themselves. What it says stands in its versions: the one that
/// was approved last is public, whatever is drafted beside it.
/// </summary>
internal sealed class Tip : IAudited, IVersioned
{
    public const int SlugLength = 80;
    public const int LanguageLength = 12;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Its name in the address; the same for one tip in several languages.</summary>
    public required string Slug { get; init; }

    /// <summary>The language it is written in, as <c>lang</c> has it; see <see cref="TipLanguages"/>.</summary>
    public required string Language { get; init; }

    /// <summary>The version that was approved last; null before the first.</summary>
    public Guid? ApprovedId { get; set; }

    /// <summary>Who last looked whether what was approved is still right: a role or a service, never a person's name.</summary>
    public string? ReviewedBy { get; set; }

    /// <summary>The day on which they did.</summary>
    public DateOnly? ReviewedOn { get; set; }

    /// <summary>Since when nobody reads it any more; null while they do.</summary>
    public DateOnly? ArchivedOn { get; set; }

    public string? ArchivedBecause { get; set; }
    public required DateTime ChangedAtUtc { get; set; }
    public int Version { get; init; }
}

/// <summary>What a tip says. There is one draft at most beside what was approved.</summary>
internal sealed class TipVersion : IAudited, IVersioned
{
    public const int TitleLength = 120;
    public const int LineLength = 200;
    public const int TextLength = 12_000;
    public const int ReasonLength = 300;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid TipId { get; init; }

    /// <summary>1, 2, 3 and so on within the tip.</summary>
    public required int Number { get; init; }

    public VersionStage Stage { get; set; }
    public required string Title { get; set; }

    /// <summary>Keys of <see cref="NeedWords"/>, the one it is most about first, parted by spaces.</summary>
    public required string Needs { get; set; }

    public ForWhom ForWhom { get; set; }

    /// <summary>Markdown as it was typed. Shown through <c>SafeMarkdown</c> alone.</summary>
    public required string Text { get; set; }

    /// <summary>The address of a video; it is linked, never shown within the page.</summary>
    public string? Video { get; set; }

    /// <summary>What is said and seen in the video; there whenever <see cref="Video"/> is.</summary>
    public string? Transcript { get; set; }

    /// <summary>Who reviewed it: a role or a service.</summary>
    public required string ReviewedBy { get; set; }

    /// <summary>The day on which they did; null where nobody has.</summary>
    public DateOnly? ReviewedOn { get; set; }

    /// <summary>Why the locality sent it back; null where it did not.</summary>
    public string? SentBackBecause { get; set; }

    public required PersonId MadeBy { get; init; }
    public required DateTime ChangedAtUtc { get; set; }
    public PersonId? ApprovedBy { get; set; }
    public DateTime? ApprovedAtUtc { get; set; }
    public int Version { get; init; }
}
