using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>The first thing that is wrong with a trail: where, and what.</summary>
internal sealed record AuditProblem(long Seq, string What);

/// <summary>What came of verifying a locality's trail.</summary>
/// <param name="Entries">How many entries are there.</param>
/// <param name="VerifiedTo">Up to which entry everything is as it was written.</param>
/// <param name="Erased">How many of them were erased.</param>
/// <param name="Problem">Null when nothing is wrong.</param>
internal sealed record AuditFinding(long Entries, long VerifiedTo, long Erased, AuditProblem? Problem);

/// <summary>
/// Goes through a locality's entries in order and finds whatever was altered, removed, put in or moved: against the chain, the
/// head of the chain, and the anchors that were written outside the database. Give it all entries, then the index of children,
/// then finish.
/// </summary>
internal sealed class AuditVerification(LocalityId locality, IReadOnlyList<AuditAnchor> anchors) : IDisposable
{
    private static readonly byte[] Nothing = Form(AuditErasure.Nothing);
    private static readonly byte[] EraseVerb = Encoding.UTF8.GetBytes(AuditEntry.EraseVerb);
    private static readonly byte[] TrailKind = Encoding.UTF8.GetBytes(AuditEntry.TrailKind);

    // Kept, because making one anew for each hash takes longer than the hash.
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<AuditAnchor> held = AuditAnchor.InForce(anchors);
    private readonly List<long> erased = [];
    private readonly List<(SeqRange Range, long By)> acts = [];
    private readonly List<(long Seq, UInt128 Children)> lists = [];
    private readonly byte[] before = new byte[AuditChain.HashLength];
    private readonly byte[] computed = new byte[AuditChain.HashLength];
    private readonly byte[] link = new byte[AuditChain.LinkLength];
    private AuditProblem? problem;
    private long entries;
    private int anchor;
    private int list;
    private long lastListed;

    /// <summary>The next entries, in ascending order.</summary>
    public void Add(AuditBatch batch)
    {
        foreach (ref readonly var entry in batch.Entries)
        {
            entries++;
            if (entry.IsReadable)
                Next(batch, entry);
            else
                Found(entries, "cannot be read as an entry: it was altered");
        }
    }

    private void Next(AuditBatch batch, in StoredEntry entry)
    {
        if (problem is null && entry.Seq != entries)
            Found(Math.Min(entries, entry.Seq), entry.Seq > entries ? "is missing" : "stands there twice or out of order");
        var says = Says(batch, entry);
        if (problem is not null)
            return;
        var hash = batch[entry.Hash];
        if (says is not null)
            Found(entry.Seq, says);
        else if (!Follows(batch, entry))
            Found(entry.Seq, "does not follow from the entry before it: it was altered, put in or moved");
        else
            hash.CopyTo(before);
        for (; problem is null && anchor < held.Count && held[anchor].Seq == entry.Seq; anchor++)
        {
            if (!hash.SequenceEqual(held[anchor].Hash))
                Found(entry.Seq, "is not what the anchor says: the chain was written anew");
        }
    }

    /// <summary>The index holds something that cannot be read.</summary>
    public void UnreadableIndex() => Found(Math.Max(lastListed, 1), "or a later one is found under something that is no child: the index was altered");

    /// <summary>The children that the index gives for a list, lists in ascending order and children in order of their ids.</summary>
    public void AddList(long seq, ReadOnlySpan<byte> children)
    {
        lastListed = seq;
        while (list < lists.Count && lists[list].Seq < seq)
            Found(lists[list++].Seq, "shows children under whom it cannot be found: the index was cut");
        if (list < lists.Count && lists[list].Seq == seq && lists[list].Children == Digest(children))
            list++;
        else if (seq <= entries)
            Found(seq, "is found under children it does not show: the index was changed");
    }

    /// <summary>The end, with the head of the chain as it was before the entries were read and after.</summary>
    public AuditFinding Finish((long Seq, byte[] Hash)? head, long headAfter)
    {
        while (list < lists.Count && problem is null && lists[list].Seq <= (head?.Seq ?? 0))
            Found(lists[list++].Seq, "shows children under whom it cannot be found: the index was cut");
        if (problem is null && anchor < held.Count)
            Found(entries + 1, string.Create(CultureInfo.InvariantCulture, $"is missing: the trail was cut, an anchor knows entry {held[^1].Seq}"));
        if (problem is null && entries < (head?.Seq ?? 0))
            Found(entries + 1, string.Create(CultureInfo.InvariantCulture, $"is missing: the trail was cut, its head knows entry {head!.Value.Seq}"));
        if (problem is null && entries > headAfter)
            Found(headAfter + 1, "stands past the head of the chain");
        if (problem is null && lastListed > headAfter)
            Found(headAfter + 1, "is missing, and the index knows what it showed");
        if (problem is null && head is { } end && end.Seq == entries && !end.Hash.AsSpan().SequenceEqual(before))
            Found(Math.Max(entries, 1), "is not what the head of the chain says");
        if (FirstUncovered() is { } first && (problem is null || first.Seq < problem.Seq))
            problem = first;
        return new(entries, problem is null ? entries : Math.Max(0, problem.Seq - 1), erased.Count, problem);
    }

    public void Dispose() => sha.Dispose();

    /// <summary>What is wrong with what the entry says; null when nothing is.</summary>
    private string? Says(AuditBatch batch, in StoredEntry entry)
    {
        if (entry.AtUtc.Ticks % 10 != 0)
            return "was written at another instant";
        if (entry.Commitment.Length != AuditChain.HashLength)
            return "has lost what binds it to what it says";
        if (!entry.Salt.IsThere)
        {
            erased.Add(entry.Seq);
            return batch[entry.Says].SequenceEqual(Nothing) ? null : "was emptied in part";
        }

        if (!IsHash(batch[entry.Form], batch[entry.Commitment]))
            return "does not say what was written";
        if (entry.Detail.IsThere && batch[entry.Verb].SequenceEqual(EraseVerb) && batch[entry.Kind].SequenceEqual(TrailKind))
        {
            foreach (var range in SeqRange.Parse(Encoding.UTF8.GetString(batch[entry.Detail])))
                acts.Add((range, entry.Seq));
        }

        if (entry.Children.IsThere)
            lists.Add((entry.Seq, Digest(batch[entry.Children])));
        return null;
    }

    private bool Follows(AuditBatch batch, in StoredEntry entry)
    {
        AuditChain.WriteLink(link, before, locality, entry.Seq, entry.AtUtc, batch[entry.Commitment]);
        return IsHash(link, batch[entry.Hash]);
    }

    private bool IsHash(ReadOnlySpan<byte> of, ReadOnlySpan<byte> hash)
    {
        sha.AppendData(of);
        sha.GetHashAndReset(computed);
        return hash.SequenceEqual(computed);
    }

    /// <summary>"Erased" hides nothing: a later entry must name every one that was, and nothing else.</summary>
    private AuditProblem? FirstUncovered()
    {
        var named = new HashSet<long>();
        foreach (var (range, by) in acts)
        {
            for (var seq = range.From; seq <= range.To && seq < by; seq++)
                named.Add(seq);
        }

        var there = erased.ToHashSet();
        var uncovered = erased.Where(s => !named.Contains(s)).DefaultIfEmpty(long.MaxValue).Min();
        var back = named.Where(s => s <= entries && !there.Contains(s)).DefaultIfEmpty(long.MaxValue).Min();
        if (uncovered < back)
            return new(uncovered, "is empty, and no later entry says that it was erased");
        return back < long.MaxValue ? new(back, "was erased, and something stands there again") : null;
    }

    private void Found(long seq, string what)
    {
        if (problem is null || seq < problem.Seq)
            problem = new(seq, what);
    }

    private static UInt128 Digest(ReadOnlySpan<byte> children)
    {
        Span<byte> hash = stackalloc byte[AuditChain.HashLength];
        SHA256.HashData(children, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static byte[] Form(in AuditContent says)
    {
        var form = new AuditForm(128);
        AuditChain.Write(form, says);
        return [.. form.All];
    }
}
