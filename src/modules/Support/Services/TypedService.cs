using System.Globalization;
using System.Net.Mail;
using Headwater.Kernel;
using Headwater.Support.Listings;

namespace Headwater.Support.Services;

/// <summary>A place as it was typed.</summary>
/// <param name="Location">The place it was before; null for a new one.</param>
internal sealed record TypedPlace(Guid? Location, PlaceKind Kind, string? Name, string? Street = null, string? Town = null, string? Postcode = null, string? Latitude = null, string? Longitude = null);

/// <summary>What is said of a service, as it was typed.</summary>
internal sealed record TypedService
{
    public string? Name { get; init; }
    public string? Summary { get; init; }
    public Openness Openness { get; init; }
    public Tier Tier { get; init; }
    public IReadOnlyList<string> Needs { get; init; } = [];
    public int AgeFrom { get; init; }
    public int AgeTo { get; init; } = ListingRules.OldestAge;
    public ForWhom ForWhom { get; init; }
    public Phases Phases { get; init; }
    public string? Areas { get; init; }
    public string? Cost { get; init; }
    public string? Languages { get; init; }
    public string? Access { get; init; }
    public string? WhenToRefer { get; init; }
    public string? HowToRefer { get; init; }
    public string? TriedFirst { get; init; }
    public string? WhoDecides { get; init; }
    public string? WhatHappensNext { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public string? ForProfessionals { get; init; }
    public string? Questions { get; init; }
    public IReadOnlyList<TypedPlace> Places { get; init; } = [];

    /// <summary>Writes it into a draft.</summary>
    /// <exception cref="InputRefusedException">Something cannot be: the sentence says what and where.</exception>
    public void Into(ServiceVersion draft)
    {
        draft.Name = FormFields.Text(Name, "what the service is called", ServiceVersion.NameLength);
        draft.Summary = FormFields.Text(Summary, "what the service does", ServiceVersion.TextLength);
        if (Needs.FirstOrDefault(n => NeedWords.Of(n) is null) is not null)
            throw new InputRefusedException("Choose the needs from the list.");
        if (AgeFrom is < 0 or > ListingRules.OldestAge || AgeTo is < 0 or > ListingRules.OldestAge || AgeFrom > AgeTo)
            throw new InputRefusedException($"Enter ages from 0 to {ListingRules.OldestAge}, the lower one first.");
        var needs = string.Join(' ', Needs.Distinct(StringComparer.Ordinal));
        if (needs.Length > ServiceVersion.ListLength)
            throw new InputRefusedException("Tick fewer needs: a service that is for everything is found for nothing.");
        (draft.Openness, draft.Tier, draft.Needs, draft.AgeFrom, draft.AgeTo, draft.ForWhom, draft.Phases) = (Openness, Tier, needs, AgeFrom, AgeTo, ForWhom, Phases);
        draft.Areas = List(Areas, "the areas");
        draft.Languages = List(Languages, "the languages");
        draft.Access = List(Access, "what makes it easier to come");
        draft.Cost = FormFields.OptionalText(Cost, "what it costs", ServiceVersion.LineLength) ?? "";
        draft.WhenToRefer = Long(WhenToRefer, "when to refer");
        draft.HowToRefer = Long(HowToRefer, "how to refer");
        draft.TriedFirst = Long(TriedFirst, "what must have been tried");
        draft.WhoDecides = Long(WhoDecides, "who decides");
        draft.WhatHappensNext = Long(WhatHappensNext, "what happens next");
        draft.Phone = FormFields.OptionalText(Phone, "the telephone number", ServiceVersion.LineLength);
        draft.Email = Mail(Email);
        draft.Website = Web(Website);
        draft.ForProfessionals = FormFields.OptionalText(ForProfessionals, "what professionals read besides", ServiceVersion.TextLength);
        draft.Questions = Asked(Questions);
    }

    /// <summary>Its places, for a version.</summary>
    /// <exception cref="InputRefusedException">One cannot be.</exception>
    public IReadOnlyList<ServicePlace> PlacesOf(Guid version) => [.. Places.Where(p => !string.IsNullOrWhiteSpace(p.Name) || !string.IsNullOrWhiteSpace(p.Street) || !string.IsNullOrWhiteSpace(p.Postcode)).Select(p => PlaceOf(version, p))];

    /// <summary>An address of a website as it is linked: of the web, and nothing else.</summary>
    /// <exception cref="InputRefusedException">It is none.</exception>
    public static string? Web(string? typed)
    {
        if (FormFields.OptionalText(typed, "the website", ServiceVersion.LineLength) is not { } text)
            return null;
        return IsWeb(text) ? text : throw new InputRefusedException("The website must be an address such as https://www.example.org.");
    }

    /// <summary>Whether a text is a link of the web. An address with a name and password in it leads elsewhere than it seems to.</summary>
    public static bool IsWeb(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && text.All(char.IsAscii) && uri.IsWellFormedOriginalString();

    public static bool IsMail(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && text.All(c => char.IsAsciiLetterOrDigit(c) || "@._%+-'".Contains(c, StringComparison.Ordinal)) && address.Host.Contains('.', StringComparison.Ordinal);

    private static ServicePlace PlaceOf(Guid version, TypedPlace typed)
    {
        var latitude = Degrees(typed.Latitude, "latitude", 90);
        var longitude = Degrees(typed.Longitude, "longitude", 180);
        if (latitude is null != longitude is null)
            throw new InputRefusedException("Enter both latitude and longitude of a place, or neither.");
        return new()
        {
            VersionId = version, LocationId = typed.Location ?? Guid.CreateVersion7(), Kind = typed.Kind, Name = FormFields.Text(typed.Name, "what the place is called, such as “Family hub” or “By telephone”", ServicePlace.LineLength), Street = FormFields.OptionalText(typed.Street, "the street", ServicePlace.LineLength),
            Town = FormFields.OptionalText(typed.Town, "the town", ServicePlace.LineLength), Postcode = FormFields.OptionalText(typed.Postcode, "the postcode", ServicePlace.PostcodeLength), Latitude = latitude, Longitude = longitude,
        };
    }

    private static double? Degrees(string? typed, string what, int most) => string.IsNullOrWhiteSpace(typed) ? null
        : double.TryParse(typed.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees
        : throw new InputRefusedException($"The {what} must be a number from -{most} to {most}, such as 53.54.");

    private static string? Mail(string? typed) => FormFields.OptionalText(typed, "the e-mail address", ServiceVersion.LineLength) is not { } text ? null
        : IsMail(text) ? text : throw new InputRefusedException("The e-mail address must be one such as help@example.org.");

    private static string? Asked(string? typed)
    {
        IReadOnlyList<string> lines = typed is null ? [] : ServiceWords.Lines(typed);
        if (lines.Count > ServiceVersion.MostQuestions || lines.Any(l => l.Length > ServiceVersion.QuestionLength))
            throw new InputRefusedException($"Ask at most {ServiceVersion.MostQuestions} questions of your own, a line each and at most {ServiceVersion.QuestionLength} characters long. Why help is asked for, what was tried and what is hoped for is asked anyway.");
        return FormFields.OptionalText(string.Join('\n', lines), "the questions", ServiceVersion.TextLength);
    }

    private static string Long(string? typed, string what) => FormFields.OptionalText(typed, what, ServiceVersion.TextLength) ?? "";

    private static string List(string? typed, string what) => FormFields.OptionalText(typed is null ? null : string.Join('\n', ServiceWords.Lines(typed)), what, ServiceVersion.ListLength) ?? "";
}
