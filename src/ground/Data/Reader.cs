using Headwater.Kernel;

namespace Headwater.Data;

/// <summary>Who reads, as far as it decides which rows about children are there: made anew for every request.</summary>
/// <param name="Person">Who it is.</param>
/// <param name="Today">The day on which involvements are judged.</param>
/// <param name="NowUtc">The instant on which short ones are judged.</param>
/// <param name="AtWork">Organisations in which the person holds a post now.</param>
/// <param name="SeesAll">Those of them in which the post lets a person see every child the organisation is involved with.</param>
/// <param name="Safeguards">Those of them in which the post is one of safeguarding.</param>
public sealed record Reader(
    PersonId Person,
    DateOnly Today,
    DateTime NowUtc,
    IReadOnlyList<OrganisationId> AtWork,
    IReadOnlyList<OrganisationId> SeesAll,
    IReadOnlyList<OrganisationId> Safeguards)
{
    /// <summary>Sees no child.</summary>
    public static Reader Nobody { get; } = new(default, default, DateTime.UnixEpoch, [], [], []);
}

/// <summary>The reader of this scope; nobody until one is entered.</summary>
public sealed class CurrentReader
{
    /// <summary>Who reads.</summary>
    public Reader Reader { get; private set; } = Reader.Nobody;

    /// <summary>Enters a reader; the same person may be entered again with newer posts.</summary>
    public void Enter(Reader reader)
    {
        if (reader.Person == default)
            throw new ArgumentException("A reader is a person.", nameof(reader));
        if (Reader.Person != default && Reader.Person != reader.Person)
            throw new InvalidOperationException("This scope already reads for another person.");
        Reader = reader;
    }
}
