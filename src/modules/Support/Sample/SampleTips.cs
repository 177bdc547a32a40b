using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Services;
using Headwater.Support.Tips;

namespace Headwater.Support.Sample;

/// <summary>The made-up tips of <c>tips.md</c>: a dozen, one of them in another language too; beside the first a draft that waits for the local lead.</summary>
internal sealed class SampleTips(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    /// <summary>After the directory.</summary>
    public int Order => 77;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if ((await people.PostsAsync(ct)).FirstOrDefault(p => p.Role == Role.LocalLead) is not { } lead)
            return "no tips";
        var (tipIds, versionIds) = (order.Ids("directory tip"), order.Ids("directory tip version"));
        List<Tip> tips = [];
        List<TipVersion> versions = [];
        foreach (var said in await ReadAsync(ct))
        {
            var reviewed = order.Today.AddDays(-40 - (tips.Count * 12));
            var version = new TipVersion
            {
                Id = versionIds.Next(), TipId = tipIds.Next(), Number = 1, Stage = VersionStage.Approved, Title = said.Title, Needs = said.About["needs"], ForWhom = WhomOf(said.About["for"]), Text = said.Text, Video = said.About.GetValueOrDefault("video"), Transcript = said.About.GetValueOrDefault("transcript"),
                ReviewedBy = said.About["by"], ReviewedOn = reviewed, MadeBy = lead.Person, ChangedAtUtc = UkDays.StartOf(reviewed), ApprovedBy = lead.Person, ApprovedAtUtc = UkDays.StartOf(reviewed),
            };
            versions.Add(version);
            tips.Add(new() { Id = version.TipId, Slug = TipRules.Slug(said.About.GetValueOrDefault("same", said.Title)), Language = said.About.GetValueOrDefault("language", TipLanguages.English), ApprovedId = version.Id, ReviewedBy = version.ReviewedBy, ReviewedOn = reviewed, ChangedAtUtc = version.ChangedAtUtc });
        }

        // Somebody has something to approve.
        var first = versions[0];
        versions.Add(new()
        {
            Id = versionIds.Next(), TipId = first.TipId, Number = 2, Stage = VersionStage.Offered, Title = first.Title, Needs = first.Needs, ForWhom = first.ForWhom, Text = first.Text + "\n\nThe school’s family worker can come by in the morning.", ReviewedBy = first.ReviewedBy, ReviewedOn = order.Today.AddDays(-3), MadeBy = lead.Person,
            ChangedAtUtc = UkDays.StartOf(order.Today.AddDays(-2)),
        });
        await db.InsertManyAsync(tips, ct);
        await db.InsertManyAsync(versions, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{tips.Count} tips");
    }

    private static ForWhom WhomOf(string said) => said.Split(',', StringSplitOptions.TrimEntries).Aggregate(ForWhom.None, (all, who) => all | who switch { "parents" => ForWhom.Parents, "young" => ForWhom.YoungPeople, _ => ForWhom.Professionals });

    /// <summary>A line of <c>=== title</c> begins a tip; lines of <c>what: said</c> follow, and then its text.</summary>
    private static async Task<IReadOnlyList<SampleTip>> ReadAsync(CancellationToken ct)
    {
        await using var stream = typeof(SampleTips).Assembly.GetManifestResourceStream("Headwater.Support.Sample.tips.md") ?? throw new InvalidOperationException("The made-up tips are not in the program.");
        using var reader = new StreamReader(stream);
        return [.. (await reader.ReadToEndAsync(ct)).ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(One)];
    }

    private static SampleTip One(string block)
    {
        var lines = block.Split('\n');
        var about = lines.Skip(1).Select(l => l.Split(": ", 2)).TakeWhile(p => p is ["needs" or "for" or "by" or "video" or "transcript" or "language" or "same", _]).ToDictionary(p => p[0], p => p[1].Trim(), StringComparer.Ordinal);
        return new(lines[0].Trim(), about, string.Join('\n', lines.Skip(1 + about.Count)).Trim());
    }

    private sealed record SampleTip(string Title, IReadOnlyDictionary<string, string> About, string Text);
}
