using System.Globalization;
using Headwater.Interface.Forms;
using Headwater.Kernel;

namespace Headwater.Support.Outreach;

/// <summary>A band as it was typed.</summary>
/// <param name="From">From so many pupils on.</param>
/// <param name="Fee">The annual fee in pounds.</param>
/// <param name="Visits">How many visits are included.</param>
internal sealed record TypedBand(string? From, string? Fee, string? Visits)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(Fee) && string.IsNullOrWhiteSpace(Visits);
}

/// <summary>An offer as it was typed.</summary>
/// <param name="Service">The service of the directory; taken for a new offer alone.</param>
/// <param name="Year">The school year, such as 2026/27; taken for a new offer alone.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Gets">What a school gets.</param>
/// <param name="DesignedWith">Who designed it together.</param>
/// <param name="HowToPay">How an invoice is paid.</param>
/// <param name="Bands">Sizes with fees; null where the form did not show them to be changed.</param>
internal sealed record TypedOffer(string? Service, string? Year, string? Title, string? Gets, string? DesignedWith, string? HowToPay, IReadOnlyList<TypedBand>? Bands)
{
    /// <summary>Writes its texts into an offer.</summary>
    /// <exception cref="InputRefusedException">Something is missing or too long.</exception>
    public void Into(OutreachOffer offer)
    {
        offer.Title = FormFields.Text(Title, "what the offer is called", OutreachOffer.TitleLength);
        offer.Gets = FormFields.Text(Gets, "what a school gets", OutreachOffer.TextLength);
        offer.DesignedWith = FormFields.Text(DesignedWith, "who designed it together", OutreachOffer.TextLength);
        offer.HowToPay = FormFields.Text(HowToPay, "how an invoice is paid", OutreachOffer.TextLength);
    }

    /// <summary>Reads the bands, the smallest schools first.</summary>
    /// <exception cref="InputRefusedException">One is not whole, two begin alike, there is none, or the smallest schools have none.</exception>
    public static IReadOnlyList<OutreachBand> BandsOf(Guid offer, IReadOnlyList<TypedBand> typed)
    {
        List<OutreachBand> bands = [];
        foreach (var (row, n) in typed.Select((b, n) => (b, n + 1)).Where(b => !b.b.IsEmpty))
        {
            bands.Add(new()
            {
                OfferId = offer, FromPupils = TypedNumbers.Number(row.From, $"from how many pupils size {n} begins", 0, OutreachBand.MostPupils),
                FeePence = TypedNumbers.Pence(row.Fee, $"the annual fee of size {n}"), Visits = TypedNumbers.Number(row.Visits, $"how many visits size {n} includes", 0, OutreachBand.MostVisits),
            });
        }

        if (bands.Count == 0)
            throw new InputRefusedException("Enter at least one size of school with its annual fee and its visits.");
        if (bands.GroupBy(b => b.FromPupils).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"Two sizes begin at {twice.Key} pupils. Change one of them."));
        bands = [.. bands.OrderBy(b => b.FromPupils)];
        return bands[0].FromPupils <= 1 ? bands : throw new InputRefusedException("Let the smallest size begin at 0 pupils, so that every school has one.");
    }
}

/// <summary>Numbers and sums as people type them.</summary>
internal static class TypedNumbers
{
    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static int Number(string? text, string what, int least, int most) =>
        int.TryParse(text?.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"Enter {what} as a whole number from {least} to {most}."));

    /// <summary>Pounds, in pence.</summary>
    /// <exception cref="InputRefusedException">It is no sum in pounds and whole pence, or too much.</exception>
    public static int Pence(string? text, string what) =>
        decimal.TryParse(text?.Trim().TrimStart('£').Trim(), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && pounds <= OutreachBand.MostPence / 100m && pounds * 100 == decimal.Truncate(pounds * 100)
            ? (int)(pounds * 100)
            : throw new InputRefusedException($"Enter {what} in pounds, such as 450 or 450.50, up to £{OutreachBand.MostPence / 100}.");
}

/// <summary>That a school takes part, as it was typed.</summary>
/// <param name="School">Which school; may be left out by whoever leads one alone.</param>
/// <param name="Pupils">How many pupils it has.</param>
/// <param name="CountedOn">The day on which they were counted.</param>
internal sealed record TypedAgreement(string? School, string? Pupils, string? CountedOn);

/// <summary>A visit as it was typed.</summary>
/// <param name="Day">When.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Referral">The referral that it is about; empty for none.</param>
internal sealed record TypedVisit(string? Day, string? Purpose, string? Referral);
