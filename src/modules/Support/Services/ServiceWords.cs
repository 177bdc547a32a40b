using System.Globalization;
using Headwater.Interface;
using Headwater.Support.Listings;

namespace Headwater.Support.Services;

/// <summary>Services in plain words. The same on page, form and feed.</summary>
internal static class ServiceWords
{
    public static IReadOnlyList<(Tier Tier, string Words)> Tiers { get; } = [(Tier.Universal, "For everybody"), (Tier.Targeted, "For those who need more"), (Tier.Specialist, "For those who need most")];

    public static IReadOnlyList<(ForWhom Who, string Words)> Whoms { get; } = [(ForWhom.Parents, "Parents and carers"), (ForWhom.YoungPeople, "Young people"), (ForWhom.Professionals, "Professionals")];

    public static IReadOnlyList<(Phases Phase, string Words)> PhaseList { get; } = [(Phases.EarlyYears, "Early years"), (Phases.Primary, "Primary school"), (Phases.Secondary, "Secondary school"), (Phases.AfterSixteen, "After 16")];

    public static IReadOnlyList<(Room Room, string Words)> Rooms { get; } =
    [
        (Room.NotSaid, "Nobody has said"), (Room.Yes, "There is room"), (Room.Some, "There is some room"), (Room.Few, "There are few places"), (Room.Full, "It is full"),
    ];

    public static IReadOnlyList<(Openness Openness, string Words)> Opennesses { get; } =
    [
        (Openness.Public, "Public: everybody reads all of it"), (Openness.Restricted, "Restricted: everybody finds it, and nobody is told where it is"), (Openness.Private, "Private: professionals who are signed in alone"),
    ];

    public static string Of(Tier tier) => Tiers.First(t => t.Tier == tier).Words;

    public static string Of(Room room) => Rooms.First(r => r.Room == room).Words;

    public static string Of(ForWhom who) => Joined(Whoms.Where(w => who.HasFlag(w.Who)).Select(w => w.Words));

    public static string Of(Phases phases) => Joined(PhaseList.Where(p => phases.HasFlag(p.Phase)).Select(p => p.Words));

    public static string Of(VersionStage stage) => stage switch { VersionStage.Draft => "Draft", VersionStage.Offered => "Waits for approval", _ => "Approved" };

    /// <summary>Ages as people say them; to 99 there is no end.</summary>
    public static string Ages(int from, int to) => (from, to) switch
    {
        (0, >= 99) => "Any age",
        (_, >= 99) => $"From {from.ToString(CultureInfo.InvariantCulture)} years",
        (0, _) => $"Up to {to.ToString(CultureInfo.InvariantCulture)} years",
        _ => string.Create(CultureInfo.InvariantCulture, $"{from} to {to} years"),
    };

    /// <summary>How long people wait; null where nobody has said.</summary>
    public static string? Wait(int? weeks) => weeks switch { null => null, 0 => "No wait", 1 => "About a week", _ => string.Create(CultureInfo.InvariantCulture, $"About {weeks} weeks") };

    /// <summary>With the day of which it is said.</summary>
    public static string AsOf(string words, DateOnly? day) => day is { } known ? $"{words} (as of {Words.Date(known)})" : words;

    /// <summary>Lines of a list.</summary>
    public static IReadOnlyList<string> Lines(string list) => list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Keys of needs.</summary>
    public static IReadOnlyList<string> Keys(string needs) => needs.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Joined(IEnumerable<string> words) => string.Join(", ", words);
}
