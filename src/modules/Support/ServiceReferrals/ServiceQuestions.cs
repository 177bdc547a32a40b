using System.Text.Json;
using Headwater.Kernel;
using Headwater.Support.Services;

namespace Headwater.Support.ServiceReferrals;

/// <summary>A question of the service's own, and the answer.</summary>
/// <param name="Question">As the service asked when the referral was begun.</param>
/// <param name="Answer">Null where none was given yet.</param>
internal sealed record AskedQuestion(string Question, string? Answer);

/// <summary>The few questions that a service asks besides those that every service has (<see cref="ServiceVersion.Questions"/>). They stay as they were when the referral was begun.</summary>
internal static class ServiceQuestions
{
    /// <summary>The most characters of an answer.</summary>
    public const int AnswerLength = 2000;

    /// <summary>All answers as they are kept.</summary>
    public const int KeptLength = 6 * ServiceVersion.MostQuestions * AnswerLength;

    /// <summary>A letter is kept as one, so that the longest answers have room.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Questions and answers of a referral, in order.</summary>
    public static IReadOnlyList<AskedQuestion> Of(ServiceReferral r)
    {
        var answers = Answers(r.OwnAnswers);
        return [.. ServiceWords.Lines(r.OwnQuestions ?? "").Select((q, n) => new AskedQuestion(q, answers.ElementAtOrDefault(n)))];
    }

    /// <summary>The answers as they are kept; null where there are none.</summary>
    /// <param name="r">Of which referral.</param>
    /// <param name="typed">In the order of its questions; those that are missing are not given yet.</param>
    /// <exception cref="InputRefusedException">One is too long: the sentence names its question.</exception>
    public static string? Kept(ServiceReferral r, IReadOnlyList<string?> typed)
    {
        string?[] answers = [.. Of(r).Select((q, n) => FormFields.OptionalText(typed.ElementAtOrDefault(n), $"the answer to “{q.Question}”", AnswerLength))];
        return answers.All(a => a is null) ? null : JsonSerializer.Serialize(answers, Plain);
    }

    /// <summary>What was answered to the same questions of another service before is kept; null where nothing was.</summary>
    public static string? Carried(ServiceReferral? before, string? questions)
    {
        if (before is null || questions is null)
            return null;
        var known = Of(before).Where(q => q.Answer is not null).GroupBy(q => q.Question, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Answer, StringComparer.OrdinalIgnoreCase);
        string?[] answers = [.. ServiceWords.Lines(questions).Select(q => known.GetValueOrDefault(q))];
        return answers.All(a => a is null) ? null : JsonSerializer.Serialize(answers, Plain);
    }

    private static string?[] Answers(string? kept)
    {
        if (kept is null)
            return [];
        try
        {
            return JsonSerializer.Deserialize<string?[]>(kept) ?? [];
        }
        catch (JsonException)
        {
            // Something that was written past us: shown, rather than lost.
            return [kept];
        }
    }
}
