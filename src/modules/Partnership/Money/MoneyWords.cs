namespace Headwater.Partnership.Money;

internal static class MoneyWords
{
    public static string Of(CostKind kind) => kind switch
    {
        CostKind.Cash => "Money",
        CostKind.InKind => "In-kind time",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Of(FundingOption option) => option switch
    {
        FundingOption.CostSharing => "Cost sharing across the partnership",
        FundingOption.AdministrativeCosts => "Funding basic administrative costs",
        FundingOption.BuyingOutTime => "Buying out members’ time",
        _ => throw new InvalidOperationException("Unknown option."),
    };

    public static string Means(FundingOption option) => option switch
    {
        FundingOption.CostSharing => "Members share what independent facilitation and working together cost.",
        FundingOption.AdministrativeCosts => "Minutes, rooms and invitations are paid for, so that they are nobody’s extra work.",
        FundingOption.BuyingOutTime => "Members’ organisations are paid for the time they give, so that more of them can come.",
        _ => throw new InvalidOperationException("Unknown option."),
    };

    public static string Of(SharedBy by) => by switch
    {
        SharedBy.AnchorPays => "The anchor pays",
        SharedBy.Equally => "Equal shares",
        SharedBy.Size => "By size: pupils, budget, population",
        SharedBy.Benefit => "By who benefits",
        SharedBy.Tiers => "In tiers, with a zero tier",
        _ => throw new InvalidOperationException("Unknown way."),
    };

    public static string Of(GivenState state) => state switch
    {
        GivenState.Promised => "Promised",
        GivenState.Confirmed => "Confirmed",
        GivenState.Received => "Received",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    public static string Tone(GivenState state) => state switch { GivenState.Received => "govuk-tag--green", GivenState.Confirmed => "govuk-tag--blue", _ => "govuk-tag--grey" };

    public static string Of(PaymentFor what) => what switch
    {
        PaymentFor.Time => "Time",
        PaymentFor.Travel => "Travel",
        PaymentFor.Childcare => "Childcare",
        PaymentFor.Interpreter => "Interpreter",
        PaymentFor.Other => "Something else",
        _ => throw new InvalidOperationException("Unknown kind."),
    };
}

internal static class MoneyLinks
{
    public const string Budget = "/collaborative/money";
    public const string AddCost = "/collaborative/money/costs";
    public const string AddGiven = "/collaborative/money/contributions";
    public const string AddFund = "/collaborative/money/funds";
    public const string Payments = "/collaborative/money/payments";

    public static string Year(int year) => $"{Budget}?year={year}";

    public static string Cost(Guid id) => $"/collaborative/money/costs/{id}";

    public static string Given(Guid id) => $"/collaborative/money/contributions/{id}";

    public static string Fund(Guid id) => $"/collaborative/money/funds/{id}";

    public static string Shares(int year) => $"/collaborative/money/shares/{year}";
}
