using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Helpline;

/// <summary>How a locality runs its helpline; without a row, as a new one says. Everybody may read it: it stands on the public form.</summary>
internal sealed class HelplineSettings : IAudited, IVersioned
{
    public const int NumberLength = 100;
    public const int MostHours = 80;

    public LocalityId LocalityId { get; init; }

    /// <summary>The days of the week on which it is open, each by its number (0 is Sunday), such as <c>12345</c>.</summary>
    public string Days { get; set; } = "12345";

    /// <summary>The minute of the day at which it opens.</summary>
    public int Opens { get; set; } = 9 * 60;

    /// <summary>The minute of the day at which it closes.</summary>
    public int Closes { get; set; } = 17 * 60;

    public bool ClosedInHolidays { get; set; } = true;

    /// <summary>Within how many working hours families are answered.</summary>
    public int FamilyHours { get; set; } = 8;

    /// <summary>Within how many working hours professionals are answered.</summary>
    public int ProfessionalHours { get; set; } = 16;

    /// <summary>Whom to call where a child may be in danger, with the number.</summary>
    public string CallNumber { get; set; } = "999, and then children’s social care of the council";

    public int Version { get; init; }

    public OpeningHours Hours => new(Days.Where(char.IsAsciiDigit).Select(d => (DayOfWeek)(d - '0')).Where(Enum.IsDefined).ToHashSet(), Opens, Closes, ClosedInHolidays);

    /// <summary>Within how many working hours an answer is promised.</summary>
    public int PromiseTo(AskerRole role) => role is AskerRole.School or AskerRole.Professional ? ProfessionalHours : FamilyHours;
}

/// <summary>Who takes care of enquiries together: people of one organisation who answer the helpline or take referrals there.</summary>
internal sealed class HelplineTeam : IAudited
{
    public const int NameLength = 100;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Nothing new is given to it.</summary>
    public DateOnly? EndedOn { get; set; }
}

/// <summary>A text from which replies are begun.</summary>
internal sealed class HelplineTemplate : IAudited
{
    public const int NameLength = 100;
    public const int TextLength = 4000;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Text { get; init; }

    /// <summary>It is not offered any more.</summary>
    public DateOnly? EndedOn { get; set; }
}

/// <summary>What a question that came again and again becomes.</summary>
internal enum LessonKind
{
    /// <summary>Something that helps, told to whoever asks.</summary>
    Tip,

    /// <summary>Something the directory says wrongly, or does not say.</summary>
    DirectoryFix,
}

/// <summary>What the partnership makes of a question that came again and again. It names nobody.</summary>
internal sealed class HelplineLesson : IAudited
{
    public const int TextLength = 1000;
    public const int NeedLength = 40;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The need it is about, by key.</summary>
    public required string Need { get; init; }

    public required LessonKind Kind { get; init; }
    public required string Text { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The day on which the directory was put right, or the tip withdrawn; null until then.</summary>
    public DateOnly? DoneOn { get; set; }
}
