using Headwater.Support.Services;

namespace Headwater.Support.Tips;

/// <summary>A tip as everybody reads it: <see cref="TipRules.Published"/> is the only way here.</summary>
/// <param name="Slug">Its name in the address, the same in every language.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Needs">Needs by key, the one it is most about first; never empty.</param>
/// <param name="ForWhom">Whom it is for.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Video">The address of a video; null where there is none.</param>
/// <param name="Transcript">What is said in the video; there whenever <paramref name="Video"/> is.</param>
/// <param name="ReviewedBy">Who last looked whether it is right: a role or a service.</param>
/// <param name="ReviewedOn">The day on which they did.</param>
internal sealed record PublishedTip(string Slug, string Language, string Title, IReadOnlyList<string> Needs, ForWhom ForWhom, string Text, string? Video, string? Transcript, string ReviewedBy, DateOnly ReviewedOn);
