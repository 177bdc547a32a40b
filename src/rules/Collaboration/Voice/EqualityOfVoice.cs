using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>A sector's part in the talking.</summary>
/// <param name="Sector">Its name, once.</param>
/// <param name="Present">How many of it were there.</param>
/// <param name="Turns">How many turns, or minutes, they took together.</param>
/// <param name="Heard">Their mean answer to "I could speak and was heard", 1 to 5; null where nobody was asked.</param>
public sealed record SectorVoice(string Sector, int Present, double Turns, double? Heard = null);

/// <summary>S07: who has how much of the talking, by sector and never by name. The definition is Headwater's.</summary>
public static class EqualityOfVoice
{
    /// <summary>For each sector that was there: share of the turns ÷ share of those present. 1 is its part.</summary>
    /// <param name="voices">Every sector.</param>
    /// <exception cref="ArgumentException">There is none, a name is blank or twice there, a number cannot be, or nobody was there or spoke.</exception>
    public static IReadOnlyList<(string Sector, double Ratio)> Ratios(IReadOnlyList<SectorVoice> voices)
    {
        Check(voices);
        var (present, turns) = (voices.Sum(v => v.Present), voices.Sum(v => v.Turns));
        if (present == 0 || turns <= 0)
            throw new ArgumentException("Nobody was there or nobody took a turn: leave the meeting out.", nameof(voices));
        return [.. voices.Where(v => v.Present > 0).Select(v => (v.Sector, v.Turns / turns / ((double)v.Present / present)))];
    }

    /// <summary>What is said. The value is the lowest ratio; n is the number of turns tallied.</summary>
    /// <param name="voices">Every sector.</param>
    /// <param name="items">How many agenda items were tallied.</param>
    /// <param name="turnsEach">Turns of everybody present, without names and the silent with 0; null where they were tallied by sector only.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">As <see cref="Ratios"/>, or <paramref name="items"/> is negative.</exception>
    public static SignalResult Signal(IReadOnlyList<SectorVoice> voices, int items, IReadOnlyCollection<double>? turnsEach = null, VoiceThresholds? thresholds = null)
    {
        Require.NotNegative(items, "number of agenda items");
        thresholds ??= new();
        Check(voices);
        var turns = voices.Sum(v => v.Turns);
        if (items < thresholds.LeastItems || turns < thresholds.LeastTurns)
            return Findings.TooLittle(Collaboration.Signal.EqualityOfVoice, (int)turns, $"Too little was tallied: {Words.Count(items, "agenda item")} and {Words.Number(turns)} turns; {thresholds.LeastItems} items and {thresholds.LeastTurns} turns are needed.");
        var ratios = Ratios(voices);
        var findings = new Findings();
        foreach (var (sector, ratio) in ratios)
        {
            var voice = voices.First(v => v.Sector == sector);
            var told = $"{Words.Capital(sector)}: {Words.Number(voice.Turns)} of {Words.Number(turns)} turns with {voice.Present} of {voices.Sum(v => v.Present)} people there";
            if (ratio < thresholds.Low)
                findings.Look($"{told}, {Words.Number(ratio, 2)} times their part: make room for them to speak first.");
            else if (ratio > thresholds.High)
                findings.Look($"{told}, {Words.Number(ratio, 2)} times their part: ask them to leave more room.");
        }

        if (findings.State == SignalState.Fine)
            findings.Note($"Every sector there had about its part of {Words.Number(turns)} turns: {Words.Number(ratios.Min(r => r.Ratio), 2)} times at least and {Words.Number(ratios.Max(r => r.Ratio), 2)} at most.");
        Add(findings, voices, turnsEach);
        return findings.As(Collaboration.Signal.EqualityOfVoice, ratios.Min(r => r.Ratio), (int)turns);
    }

    private static void Add(Findings findings, IReadOnlyList<SectorVoice> voices, IReadOnlyCollection<double>? turnsEach)
    {
        if (turnsEach is { Count: > 1 } && Gini.Of(turnsEach) is var gini)
            findings.Note($"Among all {gini.People} people there, {turnsEach.Count(t => t == 0)} of them silent, unevenness is {Words.Number(gini.Corrected, 2)} (0 is even, 1 is one speaker).");
        string[] away = [.. voices.Where(v => v.Present == 0).Select(v => v.Sector)];
        if (away.Length > 0)
            findings.Caveat($"Nobody was there from {Words.List(away)}: their silence is not in these figures.");
        var heard = voices.Where(v => v.Heard is not null).ToList();
        if (heard.Count > 0)
            findings.Note($"Asked whether they could speak and were heard (5 is fully): {Words.List([.. heard.Select(v => $"{v.Sector} {Words.Number(v.Heard!.Value)}")])}.");
        else
            findings.Caveat("Nobody was asked whether they could speak and were heard: turns alone do not say it.");
    }

    private static void Check(IReadOnlyList<SectorVoice> voices)
    {
        Require.NotEmpty(voices, "sector");
        Require.Distinct(voices.Select(v => v.Sector), "sector", nameof(voices));
        foreach (var voice in voices)
        {
            Require.NotNegative(voice.Present, $"number of people of {voice.Sector}", nameof(voices));
            Require.NotNegative(voice.Turns, $"number of turns of {voice.Sector}", nameof(voices));
            if (voice.Present == 0 && voice.Turns > 0)
                throw new ArgumentException($"{voice.Sector} took turns and nobody of it was there: count who was there.", nameof(voices));
            if (voice.Heard is not (null or >= 1 and <= 5))
                throw new ArgumentException($"The answer of {voice.Sector} is not from 1 to 5: correct it or leave it out.", nameof(voices));
        }
    }
}
