using System.Buffers;
using System.Text;

namespace Headwater.Voting;

/// <summary>The signs a line of ballots is made of.</summary>
internal enum BallotToken
{
    Name,
    Above,
    Equal,
    Times,
    Semicolon,
}

/// <summary>Takes a line apart.</summary>
internal static class BallotTokens
{
    /// <summary>What a name can hold only in quotes.</summary>
    public static readonly SearchValues<char> Signs = SearchValues.Create(">=*#;^|\"\r\n");

    public static string Quote(string name) =>
        "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + "\"";

    public static IEnumerable<(BallotToken Kind, string Value)> Of(string line, int number)
    {
        for (var at = 0; at < line.Length;)
        {
            var sign = line[at];
            if (char.IsWhiteSpace(sign))
            {
                at++;
            }
            else if (sign == '#')
            {
                yield break;
            }
            else if (sign == '"')
            {
                yield return (BallotToken.Name, Quoted(line, ref at, number));
            }
            else if (sign is '>' or '=' or ';')
            {
                at++;
                yield return (sign == '>' ? BallotToken.Above : sign == '=' ? BallotToken.Equal : BallotToken.Semicolon, "");
            }
            else if (sign == '*')
            {
                at++;
                yield return (BallotToken.Times, Plain(line, ref at));
            }
            else if (sign is '^' or '|')
            {
                throw BallotText.Bad(number, $"has the sign {sign}: weights and tags are not counted here, and a name with it stands in double quotes");
            }
            else
            {
                yield return (BallotToken.Name, Plain(line, ref at));
            }
        }
    }

    private static string Plain(string line, ref int at)
    {
        var end = line.AsSpan(at).IndexOfAny(Signs);
        var value = end < 0 ? line[at..] : line.Substring(at, end);
        at += value.Length;
        return value.Trim();
    }

    private static string Quoted(string line, ref int at, int number)
    {
        var name = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                at++;
                return name.ToString();
            }

            if (line[at] != '\\')
                name.Append(line[at]);
            else if (++at < line.Length)
                name.Append(line[at] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        throw BallotText.Bad(number, "has a double quote that is not closed: close it");
    }
}
