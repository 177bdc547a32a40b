using Headwater.Kernel;

namespace Headwater.Children.Imports;

/// <summary>How an import is run.</summary>
/// <param name="DryRun">Looks and says; writes nothing.</param>
/// <param name="SkipBad">Takes the good rows although some are bad.</param>
internal sealed record ImportMode(bool DryRun, bool SkipBad);

/// <summary>What an import did, or in a dry run would do.</summary>
/// <param name="Notes">What somebody should look at; nothing stands in the way.</param>
internal sealed record ImportResult(int Added, int Changed, int Left, int Unchanged, IReadOnlyList<BadRow> Bad, IReadOnlyList<string> Notes, bool Written)
{
    public bool NothingToChange => Added + Changed + Left == 0;
}

/// <summary>Rows of a file cannot be taken, and nothing was: all of them are named.</summary>
internal sealed class BadRowsException(string file, IReadOnlyList<BadRow> bad) : Exception($"{file}: {bad.Count} rows cannot be taken.")
{
    public IReadOnlyList<BadRow> Bad => bad;
}
