using System.Globalization;
using Headwater.Interface;

namespace Headwater.Support.Outreach;

/// <summary>Where the pages are.</summary>
internal static class OutreachLinks
{
    public const string List = "/outreach";
    public const string New = "/outreach/new";

    public static string One(Guid offer) => $"/outreach/{offer}";

    public static string Change(Guid offer) => $"/outreach/{offer}/change";

    public static string Invoices(Guid offer) => $"/outreach/{offer}/invoices";

    public static string Agreement(Guid agreement) => $"/outreach/agreements/{agreement}";

    /// <summary>An invoice, to be printed.</summary>
    public static string Invoice(Guid invoice) => $"/outreach/invoices/{invoice}";

    public static string Visit(Guid visit) => $"/outreach/visits/{visit}";
}

/// <summary>What things are called on screen.</summary>
internal static class OutreachWords
{
    public static (string Words, string Tag) Of(OfferState state) => state switch
    {
        OfferState.Draft => ("Being written", "govuk-tag--yellow"),
        OfferState.Open => ("Open", "govuk-tag--green"),
        _ => ("Closed", "govuk-tag--grey"),
    };

    public static (string Words, string Tag) Of(InvoiceState state) => state switch
    {
        InvoiceState.Issued => ("To be paid", "govuk-tag--yellow"),
        InvoiceState.Paid => ("Paid", "govuk-tag--green"),
        _ => ("Cancelled", "govuk-tag--grey"),
    };

    public static (string Words, string Tag) Of(VisitState state) => state switch
    {
        VisitState.Planned => ("Planned", "govuk-tag--blue"),
        VisitState.TookPlace => ("Took place", "govuk-tag--green"),
        _ => ("Cancelled", "govuk-tag--grey"),
    };

    /// <summary>Pence in pounds, such as "£1,250.00".</summary>
    public static string Money(int pence) => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100m:#,##0.00}");

    /// <summary>Pence as people type pounds, such as "1250.00".</summary>
    public static string Typed(int pence) => string.Create(CultureInfo.InvariantCulture, $"{pence / 100m:0.00}");

    /// <summary>Such as "101 to 200 pupils", by where the next band begins.</summary>
    public static string Band(int from, int? next) => next is { } above
        ? from <= 1 ? $"up to {Words.Count(above - 1)} pupils" : above - 1 == from ? $"{Words.Count(from)} pupils" : $"{Words.Count(from)} to {Words.Count(above - 1)} pupils"
        : from <= 1 ? "any number of pupils" : $"{Words.Count(from)} pupils or more";

    /// <summary>How many visits, in words.</summary>
    public static string Visits(int number) => number == 1 ? "1 visit" : $"{Words.Count(number)} visits";

    /// <summary>An invoice's number on paper, such as "2026/27-004".</summary>
    public static string Number(OutreachOffer offer, OutreachInvoice invoice) => string.Create(CultureInfo.InvariantCulture, $"{offer.Year}-{invoice.Number:000}");

    /// <summary>So many of so many, such as "41 of 43"; null where it is withheld.</summary>
    public static string? Share(ShareRow row) => row is { Same: { } same, Referred: { } all } ? $"{Words.Count(same)} of {Words.Count(all)}" : null;

    /// <summary>A share in per cent, rounded; null where it is withheld or of none.</summary>
    public static string? PerCent(ShareRow row) => row is { Same: { } same, Referred: > 0 and { } all } ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100m * same / all, MidpointRounding.AwayFromZero):0}%") : null;

    /// <summary>A count, or that it is withheld.</summary>
    public static string Shown(int? count) => count is { } known ? Words.Count(known) : "*";
}
