using System.Security.Cryptography;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Decisions;

/// <summary>
/// A vote without a name while voting goes on. The trail says which seat voted last, so a ballot that could be read would be theirs: it is
/// sealed with the installation's key, which is not in the database, and all are of one length.
/// </summary>
internal sealed class SealedBallot : IAudited
{
    public const int MostBytes = SealedBox.Length + SealedTexts.Added;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid ProposalId { get; init; }

    /// <summary>The sector and the marks.</summary>
    public required byte[] Contents { get; init; }
}

/// <summary>
/// The box into which votes without names are put, and out of which they come all at once when the vote is closed.
/// <para>What it keeps: whoever has the database, its copies and its log, at whatever moment, learns which seats voted and, once closed, how
/// many of five or more together voted how; not who of them. Not kept from: whoever has the database as it was while the vote was open and
/// the installation's key as well; and where all who are counted together vote alike, everybody knows how each of them did.</para>
/// </summary>
internal sealed class SealedBox(HeadwaterDb db, IDataProtectionProvider protection)
{
    /// <summary>Long enough for every ballot, so that the length of one says nothing.</summary>
    public const int Length = 640;

    private readonly SealedTexts sealing = new(protection, "Headwater.Partnership.Ballot", Length);

    /// <summary>
    /// Puts one in. All are sealed anew under new keys, in an order drawn by lot: rows that stayed would show by their place, and in PostgreSQL
    /// by the transaction that wrote them, which was the last one, to somebody who has the installation's key.
    /// </summary>
    public async Task PutInAsync(ProposalSeat seat, IReadOnlyList<int> marks, CancellationToken ct)
    {
        var box = (await ReadAsync(seat.ProposalId, ct)).Append((Unit: UnitOf(seat), Marks: BallotMarks.Write(marks))).ToArray();
        await db.Set<SealedBallot>().Where(b => b.ProposalId == seat.ProposalId).ExecuteDeleteAsync(ct);
        RandomNumberGenerator.Shuffle(box.AsSpan());
        db.AddRange(box.Select(b => new SealedBallot { Id = RandomKey.Next(), ProposalId = seat.ProposalId, Contents = sealing.Seal($"{b.Unit} {b.Marks}") }));
    }

    /// <summary>
    /// Opens the box: sectors are put together until five votes were cast in each, and the ballots are written in an order drawn by lot. Of
    /// fewer than five in all none is written: they would be read back to those who voted.
    /// </summary>
    public async Task OpenAsync(Guid proposalId, CancellationToken ct)
    {
        // Votes that were cast before ballots were sealed lie there open, each with its number.
        var open = await db.Set<AnonymousBallot>().AsNoTracking().Where(b => b.ProposalId == proposalId).ToListAsync(ct);
        (string Unit, string Marks)[] box = [.. await ReadAsync(proposalId, ct), .. open.Select(b => (NumberOf(b.Together), b.Marks))];
        await db.Set<SealedBallot>().Where(b => b.ProposalId == proposalId).ExecuteDeleteAsync(ct);
        await db.Set<AnonymousBallot>().Where(b => b.ProposalId == proposalId).ExecuteDeleteAsync(ct);
        var together = CountedTogether.Of(box.Select(b => b.Unit));
        foreach (var seat in await db.Set<ProposalSeat>().Where(s => s.ProposalId == proposalId).ToListAsync(ct))
            seat.Together = together.TryGetValue(UnitOf(seat), out var number) ? number : null;
        if (together.Count == 0)
            return;
        RandomNumberGenerator.Shuffle(box.AsSpan());
        db.AddRange(box.Select(b => new AnonymousBallot { Id = RandomKey.Next(), ProposalId = proposalId, Together = together[b.Unit], Marks = b.Marks }));
    }

    private static string UnitOf(ProposalSeat seat) => seat.Together is { } number ? NumberOf(number) : seat.SectorCode;

    private static string NumberOf(int number) => FormattableString.Invariant($"{number}");

    private async Task<List<(string Unit, string Marks)>> ReadAsync(Guid proposalId, CancellationToken ct)
    {
        var rows = await db.Set<SealedBallot>().AsNoTracking().Where(b => b.ProposalId == proposalId).Select(b => b.Contents).ToListAsync(ct);
        return [.. sealing.Open(rows).Select(t => t.Split(' ', 2)).Select(b => (b[0], b[1]))];
    }
}

internal sealed class SealedBallotMapping : IEntityTypeConfiguration<SealedBallot>
{
    public void Configure(EntityTypeBuilder<SealedBallot> builder)
    {
        builder.ToTable("partnership_sealed_ballot");
        builder.HasKey(b => new { b.LocalityId, b.Id });
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Contents).HasMaxLength(SealedBallot.MostBytes);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(b => new { b.LocalityId, b.ProposalId }).OnDelete(DeleteBehavior.Restrict);
    }
}
