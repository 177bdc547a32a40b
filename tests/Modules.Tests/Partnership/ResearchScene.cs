using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A round table whose nurse does research, with a map to tie findings to. All words are made up.</summary>
internal static class ResearchScene
{
    /// <summary>What the nurse says she looked at, where a test is not about that.</summary>
    public static readonly LookedAt Unlooked = LookedAt.Nothing;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<PersonId> ObserverAsync(this RoundTable table) => table.World.PersonAsync("Observer Orr", (table.Council, Role.Observer));

    public static Task<Guid> SourceAsync(this RoundTable table, SourceKind kind, string title, string? sector = null, int? people = null, PersonId? by = null) =>
        table.AskAsync<SourceService, Guid>(by ?? table.Nurse, s => s.SaveAsync(null, new(kind, title, null, null, sector, null, table.World.Today, true, people, by ?? table.Nurse), 0, Unlooked, Ct));

    public static async Task<Guid> HeardAsync(this RoundTable table, string title, string sector, int people, ConsentUse use = ConsentUse.Quoted, bool under16 = false, bool parents = false, DateOnly? until = null)
    {
        var id = await table.SourceAsync(sector == UsualSectors.YoungPeople ? SourceKind.PupilVoice : SourceKind.FocusGroup, title, sector, people);
        await table.ConsentAsync(id, use, under16, parents, until);
        return id;
    }

    public static Task ConsentAsync(this RoundTable table, Guid source, ConsentUse use, bool under16 = false, bool parents = false, DateOnly? until = null, int known = 0) =>
        table.AsAsync<SourceService>(table.Nurse, s => s.ConsentAsync(source, new(ConsentHow.Spoken, use, under16, parents, until, table.World.Today), known, Ct));

    public static Task<Guid> FindingAsync(this RoundTable table, string statement, IReadOnlyList<Guid> sources, string? quotation = null, PersonId? by = null, params IReadOnlyList<Guid> themes) =>
        table.AskAsync<FindingService, Guid>(by ?? table.Nurse, s => s.AddAsync(new(statement, FindingStrength.Several, sources, quotation, themes), Unlooked, Ct));

    public static Task TieAsync(this RoundTable table, Guid finding, Guid map, string code, bool against = false) =>
        table.AsAsync<FindingService>(table.Nurse, s => s.TieAsync(finding, map, code[0] == 'c', code, against, Ct));

    public static Task<ResearchBook> BookAsync(this RoundTable table, PersonId? person = null) => table.AskAsync<ResearchQueries, ResearchBook>(person ?? table.Nurse, q => q.AllAsync(Ct));

    public static async Task<ReadFinding> ReadAsync(this RoundTable table, Guid finding) => (await table.BookAsync()).Findings.Single(f => f.Finding.Id == finding);

    public static async Task<string> RefusedAsync<T>(this RoundTable table, PersonId person, Func<T, Task> work) where T : notnull => (await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync(person, work))).Message;

    /// <summary>A map of causes: trust (e1), early help (e2), unmet need (e3), pressure (e4); c1 e1→e2, c2 e2→e3, c3 e3→e4.</summary>
    public static async Task<Guid> MapAsync(this RoundTable table, string evidenceOfPressure = "")
    {
        var map = await table.AskAsync<MapService, Guid>(table.Nurse, s => s.AddAsync("What keeps children out", MapKind.Causal, null, Ct));
        return await table.AskAsync<DrawingService, Guid>(table.Nurse, async drawing =>
        {
            List<Guid> rows = [];
            foreach (var (label, sector, evidence) in new[] { ("trust", "Parents and carers", ""), ("early help", "Social care", ""), ("unmet need", "Schools", ""), ("pressure", "Schools", evidenceOfPressure) })
                rows.Add(await drawing.AddElementAsync(map, new(label, null, sector, null, null, null, evidence), Ct));
            foreach (var (from, to, by) in new[] { (0, 1, "Parents and carers"), (1, 2, "Social care"), (2, 3, "") })
                await drawing.AddLinkAsync(map, new(rows[from], rows[to], LinkDirection.Directed, Polarity.Same, false, 1, null, null, null, null, by), Ct);
            return map;
        });
    }

    public static async Task<MapEvidence> EvidenceAsync(this RoundTable table, Guid map, int? version = null)
    {
        var view = (await table.AskAsync<MapQueries, MapView?>(table.Nurse, q => q.ViewAsync(map, version, Ct)))!;
        return new(view, await table.AskAsync<EvidenceQueries, MapFindings>(table.Nurse, q => q.OfAsync(view, Ct)));
    }

    public static async Task<Rest> RestAsync(this RoundTable table, Guid map, string id) => (await table.EvidenceAsync(map)).All.Single(p => p.Id == id).Evidence.Rest;

    /// <summary>Everything that stands in the tables of the research, as one text.</summary>
    public static async Task<string> StoredAsync(this RoundTable table)
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        var names = db.Model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(ResearchSource).Namespace).Select(t => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(t)!).Distinct().ToList();
        Assert.Equal(10, names.Count);
        List<string> stored = [];
        await using var connection = await table.World.Database.ConnectAsync(Ct);
        foreach (var name in names)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
            command.CommandText = $"SELECT * FROM {name}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
            {
                for (var i = 0; i < rows.FieldCount; i++)
                    stored.Add(rows.GetValue(i).ToString()!);
            }
        }

        return string.Join('\n', stored);
    }
}
