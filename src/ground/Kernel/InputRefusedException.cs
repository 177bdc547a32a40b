namespace Headwater.Kernel;

/// <summary>
/// What was given cannot be taken: the message names the file, the line or field, and the reason, in one sentence a
/// person can act on. At the shell it is exit code 2, on a page a 400; nothing has changed.
/// </summary>
public sealed class InputRefusedException : Exception
{
    public InputRefusedException(string message) : base(message)
    {
    }

    public InputRefusedException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary><c>file, line 12, column perm_excl: reason</c>, with the parts that are known.</summary>
    public static InputRefusedException At(string file, long? line, string? column, string reason)
    {
        var place = file;
        if (line is { } number)
            place += string.Create(System.Globalization.CultureInfo.InvariantCulture, $", line {number}");
        if (column is not null)
            place += $", column {column}";
        return new($"{place}: {reason}");
    }
}
