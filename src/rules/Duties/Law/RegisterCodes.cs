namespace Headwater.Duties;

/// <summary>Where an excluded child has other provision on a day.</summary>
public enum OtherProvision
{
    /// <summary>None, as normally on days one to five.</summary>
    None,

    /// <summary>At another registered school or a pupil referral unit.</summary>
    RegisteredSchool,

    /// <summary>Arranged by the local authority (Education Act 1996 s.19, or an EHC plan), not at a registered school.</summary>
    ArrangedByAuthority,

    /// <summary>At another approved activity off site.</summary>
    ApprovedActivity,
}

/// <summary>The code for an excluded child in the attendance register (rule 1.50).</summary>
public static class RegisterCodes
{
    private static readonly DateOnly CodeK = new(2024, 8, 19);

    /// <summary>The code.</summary>
    /// <param name="provision">Where the child has other provision on that day.</param>
    /// <param name="day">The day of the entry; code K is new on 19 August 2024, before it such provision was an approved activity.</param>
    /// <returns>E, D, K or B.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such provision.</exception>
    public static char Of(OtherProvision provision, DateOnly day) => provision switch
    {
        OtherProvision.None => 'E',
        OtherProvision.RegisteredSchool => 'D',
        OtherProvision.ArrangedByAuthority => day < CodeK ? 'B' : 'K',
        OtherProvision.ApprovedActivity => 'B',
        _ => throw new ArgumentOutOfRangeException(nameof(provision), provision, "There is no such provision."),
    };
}
