using Headwater.Interface.Markup;
using Headwater.Kernel;
using Headwater.Support.Services;

namespace Headwater.Support.Tips;

/// <summary>What a tip says, as it was typed.</summary>
internal sealed record TypedTip
{
    public string? Title { get; init; }
    public IReadOnlyList<string> Needs { get; init; } = [];
    public ForWhom ForWhom { get; init; }
    public string? Text { get; init; }
    public string? Video { get; init; }
    public string? Transcript { get; init; }
    public string? ReviewedBy { get; init; }
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Writes it into a draft.</summary>
    /// <exception cref="InputRefusedException">Something cannot be: the sentence says what and where.</exception>
    public void Into(TipVersion draft)
    {
        draft.Title = FormFields.Text(Title, "what the tip is called", TipVersion.TitleLength);
        if (Needs.FirstOrDefault(n => NeedWords.Of(n) is null) is not null)
            throw new InputRefusedException("Choose the needs from the list.");
        var needs = string.Join(' ', Needs.Distinct(StringComparer.Ordinal));
        if (needs.Length > ServiceVersion.ListLength)
            throw new InputRefusedException("Tick fewer needs: a tip that is about everything is found for nothing.");
        (draft.Needs, draft.ForWhom, draft.ReviewedOn) = (needs, ForWhom, ReviewedOn);
        draft.Text = FormFields.OptionalText(Text, "the tip", TipVersion.TextLength) ?? "";
        if (!SafeMarkdown.TryToHtml(draft.Text, 1, out _))
            throw new InputRefusedException("The tip has lists or quotations too deep within one another. Write it with fewer.");
        draft.Transcript = FormFields.OptionalText(Transcript, "what is said in the video", TipVersion.TextLength);
        draft.ReviewedBy = FormFields.OptionalText(ReviewedBy, "who reviewed it", TipVersion.LineLength) ?? "";
        draft.Video = FormFields.OptionalText(Video, "the address of the video", TipVersion.LineLength) is not { } video ? null
            : TypedService.IsWeb(video) ? video : throw new InputRefusedException("The video must be an address such as https://www.example.org/video.");
    }
}
