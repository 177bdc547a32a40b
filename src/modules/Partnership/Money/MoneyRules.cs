using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Partnership.Money;

/// <summary>Money as it is typed and shown: kept in whole pence.</summary>
internal static partial class MoneyRules
{
    public const int TitleLength = 150;
    public const int TextLength = 2000;

    /// <summary>A partnership's costs are far below this; more is a slip of the keyboard.</summary>
    public const long MostPence = 10_000_000_000;

    /// <summary><c>£1,980.00</c>.</summary>
    public static string Pounds(long pence) => (pence / 100m).ToString("'£'#,0.00;'-£'#,0.00", CultureInfo.InvariantCulture);

    /// <summary>Pence as a form shows them for typing.</summary>
    public static string? Typed(long? pence) => pence is { } some ? (some / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null;

    /// <summary>Pounds as people type them, in whole pence.</summary>
    /// <exception cref="InputRefusedException">It is no amount.</exception>
    public static long Amount(string? text, string what) => OptionalAmount(text, what) ?? throw new InputRefusedException($"Enter {what} in pounds, such as 1,250 or 1,250.50.");

    /// <summary>Pounds as people type them; null where nothing is typed.</summary>
    /// <exception cref="InputRefusedException">It is no amount.</exception>
    public static long? OptionalAmount(string? text, string what)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = text.Trim().TrimStart('£').Replace(" ", "", StringComparison.Ordinal);
        if (!TryRead(plain, out var pounds) || decimal.Round(pounds, 2) != pounds)
            throw new InputRefusedException($"Enter {what} in pounds and whole pence, such as 1,250 or 1,250.50, with a point before the pence.");
        return pounds * 100 <= MostPence ? (long)(pounds * 100) : throw new InputRefusedException($"Check {what}: it is more than {Pounds(MostPence)}.");
    }

    /// <summary>A number of hours or a weight.</summary>
    /// <exception cref="InputRefusedException">It is no number of at most this many decimals, or too large.</exception>
    public static decimal Number(string? text, string what, int decimals, decimal most)
    {
        var plain = text?.Trim() ?? "";
        return TryRead(plain, out var number) && decimal.Round(number, decimals) == number && number <= most
            ? number
            : throw new InputRefusedException($"Enter {what} as a number with at most {decimals} decimals, up to {Words.Count((long)most)}.");
    }

    /// <summary>
    /// A number with a point before its decimals; commas only between thousands. "12,50", as it is written elsewhere for twelve and a half,
    /// is refused: read as thousands it would be a hundred times as much.
    /// </summary>
    private static bool TryRead(string plain, out decimal number)
    {
        number = 0;
        return plain.Length <= 20 && Grouped().IsMatch(plain) && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?(\.[0-9]*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    /// <summary>What hours are worth at a rate, to the nearest penny.</summary>
    public static long Value(decimal hours, long hourPence) => (long)decimal.Round(hours * hourPence, 0, MidpointRounding.AwayFromZero);
}

/// <summary>Money, or hours at a rate: what a form sends for either.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Pence">The amount, or what the hours are worth.</param>
/// <param name="Hours">Hours of in-kind time.</param>
/// <param name="HourPence">What one is valued at.</param>
internal sealed record Amount(CostKind Kind, long Pence, decimal? Hours, long? HourPence)
{
    private const decimal MostHours = 100_000;

    /// <exception cref="InputRefusedException">Neither an amount nor hours with a rate, or both.</exception>
    public static Amount Read(string? kind, string? pounds, string? hours, string? rate)
    {
        var chosen = FormFields.One<CostKind>(kind, "money or in-kind time");
        if (chosen == CostKind.Cash)
        {
            return string.IsNullOrWhiteSpace(hours)
                ? new(chosen, MoneyRules.Amount(pounds, "the amount"), null, null)
                : throw new InputRefusedException("Hours are for in-kind time: choose that, or clear them.");
        }

        if (string.IsNullOrWhiteSpace(hours))
            return new(chosen, MoneyRules.Amount(pounds, "what it is worth"), null, null);
        var (time, hour) = (MoneyRules.Number(hours, "the hours", 2, MostHours), MoneyRules.Amount(rate, "what an hour is valued at"));
        return new(chosen, MoneyRules.Value(time, hour), time, hour);
    }
}

/// <summary>Financial years, from 1 April to 31 March, by the year in which they begin.</summary>
internal static class FinancialYears
{
    public static int Of(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    public static DateOnly First(int year) => new(year, 4, 1);

    public static DateOnly Last(int year) => new(year + 1, 3, 31);

    /// <summary><c>2026-27</c>.</summary>
    public static string Name(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}-{(year + 1) % 100:00}");

    /// <summary>Whether a plan can be made for it: from ten years back to ten ahead.</summary>
    public static bool IsNear(int year, DateOnly today) => Math.Abs(year - Of(today)) <= 10;

    /// <exception cref="InputRefusedException">It is none.</exception>
    public static int Read(string? text, DateOnly today) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && IsNear(year, today) ? year : throw new InputRefusedException("Choose a financial year within ten years of this one.");
}
