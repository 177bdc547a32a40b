using System.Globalization;
using Headwater.Children.Identifiers;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// Numbers with the right check digit that are nobody's: pupil numbers of a made-up authority, and NHS numbers that begin with 999,
/// a range that the NHS keeps for tests.
/// </summary>
internal sealed class MadeUpNumbers
{
    private const int FirstEstablishment = 2000;
    private const int PerYear = 1000;

    /// <summary>Letters A to H: I is none of a pupil number's.</summary>
    private const int TemporaryPerYear = 800;

    /// <summary>After the three nines and before the check digit.</summary>
    private const int NhsSerials = 1_000_000;

    private readonly Dictionary<(int School, int Year, bool Temporary), int> issued = [];
    private readonly string authority;
    private readonly int nhsEnd;
    private int nhs;

    /// <param name="order">Each locality has its own authority's number, and its own share of the NHS numbers.</param>
    public MadeUpNumbers(SampleOrder order)
    {
        var share = NhsSerials / order.Localities;
        (authority, nhs, nhsEnd) = (order.Area.Code, order.Index * share, (order.Index + 1) * share);
    }

    /// <summary>The next pupil number of a primary school in the year of entry; null when the school has given them all that year.</summary>
    public string? Upn(int primary, int year, bool temporary)
    {
        var serial = issued.GetValueOrDefault((primary, year, temporary));
        if (serial == (temporary ? TemporaryPerYear : PerYear))
            return null;
        issued[(primary, year, temporary)] = serial + 1;
        // A temporary number ends in a letter: the serials before it are counted apart.
        var end = temporary ? string.Create(CultureInfo.InvariantCulture, $"{serial % 100:00}{(char)('A' + (serial / 100))}") : string.Create(CultureInfo.InvariantCulture, $"{serial:000}");
        var rest = string.Create(CultureInfo.InvariantCulture, $"{authority}{FirstEstablishment + primary:0000}{year % 100:00}{end}");
        return Identifiers.Upn.CheckLetter(rest) + rest;
    }

    /// <summary>The next NHS number; null when the range is used up.</summary>
    public string? Nhs()
    {
        while (nhs < nhsEnd)
        {
            var nine = string.Create(CultureInfo.InvariantCulture, $"999{nhs++:000000}");
            // A number whose check would be 10 is never given.
            if (NhsNumber.CheckDigit(nine) is < 10 and var check)
                return nine + check.ToString(CultureInfo.InvariantCulture);
        }

        return null;
    }
}
