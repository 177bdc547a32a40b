using System.Security.Cryptography;
using System.Text;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Voting;
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
    /// <summary>What a seal adds is some hundred bytes.</summary>
    public const int MostBytes = SealedBox.Length + 400;

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

    private readonly IDataProtector protector = protection.CreateProtector("Headwater.Partnership.Ballot");

    /// <summary>
    /// Puts one in. All are sealed anew under new keys, in an order drawn by lot: rows that stayed would show by their place, and in PostgreSQL
    /// by the transaction that wrote them, which was the last one, to somebody who has the installation's key.
    /// </summary>
    public async Task PutInAsync(ProposalSeat seat, IReadOnlyList<int> marks, CancellationToken ct)
    {
        var box = (await ReadAsync(seat.ProposalId, ct)).Append((Unit: UnitOf(seat), Marks: BallotMarks.Write(marks))).ToArray();
        await db.Set<SealedBallot>().Where(b => b.ProposalId == seat.ProposalId).ExecuteDeleteAsync(ct);
        RandomNumberGenerator.Shuffle(box.AsSpan());
        db.AddRange(box.Select(b => new SealedBallot { Id = RandomKey.Next(), ProposalId = seat.ProposalId, Contents = Seal(b.Unit, b.Marks) }));
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
        var together = Together(box.Select(b => b.Unit));
        foreach (var seat in await db.Set<ProposalSeat>().Where(s => s.ProposalId == proposalId).ToListAsync(ct))
            seat.Together = together.TryGetValue(UnitOf(seat), out var number) ? number : null;
        if (together.Count == 0)
            return;
        RandomNumberGenerator.Shuffle(box.AsSpan());
        db.AddRange(box.Select(b => new AnonymousBallot { Id = RandomKey.Next(), ProposalId = proposalId, Together = together[b.Unit], Marks = b.Marks }));
    }

    /// <summary>Which sectors are counted together: no number stands for fewer than five votes. Nothing where fewer than five were cast.</summary>
    public static IReadOnlyDictionary<string, int> Together(IEnumerable<string> cast)
    {
        GroupTally[] sectors = [.. cast.GroupBy(c => c, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GroupTally(g.Key, new Tally(0, 0, g.Count())))];
        return sectors.Sum(s => s.Votes.Seen) < ProposalChecks.FewestAnonymous ? new Dictionary<string, int>()
            : GroupMerge.Below(sectors, ProposalChecks.FewestAnonymous).SelectMany((group, i) => group.Members.Select(unit => (unit, number: i + 1))).ToDictionary(g => g.unit, g => g.number, StringComparer.Ordinal);
    }

    private static string UnitOf(ProposalSeat seat) => seat.Together is { } number ? NumberOf(number) : seat.SectorCode;

    private static string NumberOf(int number) => FormattableString.Invariant($"{number}");

    private byte[] Seal(string unit, string marks)
    {
        var contents = new byte[Length];
        Encoding.UTF8.GetBytes($"{unit} {marks}", contents);
        return protector.Protect(contents);
    }

    private async Task<List<(string Unit, string Marks)>> ReadAsync(Guid proposalId, CancellationToken ct)
    {
        var rows = await db.Set<SealedBallot>().AsNoTracking().Where(b => b.ProposalId == proposalId).Select(b => b.Contents).ToListAsync(ct);
        try
        {
            return rows.ConvertAll(r => Encoding.UTF8.GetString(protector.Unprotect(r)).TrimEnd('\0').Split(' ', 2) is [var unit, var marks] ? (unit, marks) : throw new CryptographicException("Not a ballot."));
        }
        catch (CryptographicException why)
        {
            throw new InputRefusedException("The ballots are sealed with a key that this installation does not have. Restore its keys from the backup; nothing was changed, and no ballot is lost.", why);
        }
    }
}

/// <summary>Keys that tell nothing: not when they were made, nor in which order.</summary>
internal static class RandomKey
{
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        // RFC 9562, version 4: all random but six bits.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
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
