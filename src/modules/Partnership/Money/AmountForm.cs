namespace Headwater.Partnership.Money;

/// <summary>What a form sends of money, or of hours at a rate.</summary>
internal sealed class AmountForm
{
    public string? Kind { get; set; }
    public string? Pounds { get; set; }
    public string? Hours { get; set; }
    public string? Rate { get; set; }

    public static AmountForm Of(CostKind kind, long pence, decimal? hours, long? hourPence) => new()
    {
        Kind = kind.ToString(), Pounds = MoneyRules.Typed(pence), Hours = hours?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture), Rate = MoneyRules.Typed(hourPence),
    };

    public Amount Read() => Amount.Read(Kind, Pounds, Hours, Rate);
}
