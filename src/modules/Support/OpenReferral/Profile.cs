using System.Collections.Frozen;

namespace Headwater.Support.OpenReferral;

/// <summary>What a field may hold.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Integer,
    Flag,
    Uuid,
    Uri,
    Email,
    Datetime,
    OneOf,
    Object,
    List,
}

/// <summary>One field of a document of the profile.</summary>
/// <param name="Of">For an object or a list, which document is in it.</param>
/// <param name="Values">For one of several words, the words.</param>
internal sealed record ProfileField(string Name, FieldKind Kind, bool Required, string? Of, string[] Values);

/// <summary>The documents of Open Referral UK and their fields, read from <c>uk-profile.txt</c>.</summary>
internal sealed class Profile
{
    public static readonly Profile Uk = Read();

    private readonly FrozenDictionary<string, ProfileField[]> documents;

    private Profile(IDictionary<string, List<ProfileField>> documents) =>
        this.documents = documents.ToFrozenDictionary(d => d.Key, d => d.Value.ToArray(), StringComparer.Ordinal);

    public IEnumerable<string> Documents => documents.Keys;

    public ProfileField[] this[string document] => documents[document];

    private static Profile Read()
    {
        using var stream = typeof(Profile).Assembly.GetManifestResourceStream("Headwater.Support.OpenReferral.uk-profile.txt")!;
        using var reader = new StreamReader(stream);
        Dictionary<string, List<ProfileField>> read = new(StringComparer.Ordinal);
        List<ProfileField> fields = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == ' ')
                fields.Add(Field(line.Trim().Split(' ')));
            else
                read[line] = fields = [];
        }

        return new(read);
    }

    private static ProfileField Field(string[] words)
    {
        var (name, kind, required) = (words[0], words[1], words is [_, _, "!"]);
        return kind[0] switch
        {
            '{' => new(name, FieldKind.Object, required, kind[1..^1], []),
            '[' => new(name, FieldKind.List, required, kind[1..^1], []),
            _ when kind.Contains('|', StringComparison.Ordinal) => new(name, FieldKind.OneOf, required, null, [.. kind.Split('|').Select(v => v.Replace('_', ' '))]),
            _ => new(name, Enum.Parse<FieldKind>(kind, ignoreCase: true), required, null, []),
        };
    }
}
