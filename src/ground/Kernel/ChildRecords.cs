namespace Headwater.Kernel;

/// <summary>What kinds of things stand in a child's record. An involvement covers some of them.</summary>
[Flags]
public enum EntryKinds
{
    None = 0,

    /// <summary>Names, date of birth, sex, school and year group: without these there is no record to look at.</summary>
    Identity = 1,

    /// <summary>Address, parents and carers, parental responsibility.</summary>
    Contacts = 2,

    /// <summary>Ethnic group, free school meals, care status: kept for statutory and equality work only.</summary>
    Characteristics = 4,

    Attendance = 8,

    /// <summary>The child's own words and the parents' views.</summary>
    OwnWords = 16,

    /// <summary>Special educational needs: provision, need, plans and their reviews.</summary>
    Support = 32,

    Notes = 64,

    Documents = 128,

    /// <summary>Suspensions, exclusions and their duties.</summary>
    Exclusions = 256,

    /// <summary>Managed moves, fair access, off-site direction.</summary>
    Movement = 512,

    /// <summary>Referrals, clinics and what came of them.</summary>
    Help = 1024,

    /// <summary>Flags and alerts with their review dates.</summary>
    Flags = 2048,

    All = Identity | Contacts | Characteristics | Attendance | OwnWords | Support | Notes | Documents | Exclusions | Movement | Help | Flags,
}

/// <summary>Who among those involved may see an entry.</summary>
public enum Visibility
{
    /// <summary>Everyone involved, the family included.</summary>
    Family = 0,

    /// <summary>The professionals involved, not the family.</summary>
    Professionals = 1,

    /// <summary>Only the organisation that wrote it.</summary>
    Organisation = 2,

    /// <summary>Only those who hold a safeguarding role in an organisation that is involved.</summary>
    Safeguarding = 3,
}

/// <summary>A row of a child's record. It is read only through an involvement that covers its kind.</summary>
public interface IChildRecord : ILocalityOwned
{
    /// <summary>What kind of thing every row of this type is.</summary>
    static abstract EntryKinds Kind { get; }

    ChildId ChildId { get; }
}

/// <summary>A row of a child's record with a visibility of its own.</summary>
public interface IEntry : IChildRecord
{
    Visibility Visibility { get; }

    /// <summary>The organisation that wrote it.</summary>
    OrganisationId OwnerId { get; }
}

/// <summary>A row whose every change is saved together with an audit entry, or not at all.</summary>
public interface IAudited : ILocalityOwned;

/// <summary>An entry of the audit trail itself.</summary>
public interface IAuditRow : ILocalityOwned;
