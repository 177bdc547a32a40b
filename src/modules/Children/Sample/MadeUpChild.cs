using Headwater.Children.Contacts;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>A school as the sample needs it.</summary>
/// <param name="Id">Its organisation.</param>
/// <param name="Number">Its place among the primary or the secondary schools, from 0.</param>
/// <param name="Phase">Which.</param>
internal sealed record MadeUpSchool(OrganisationId Id, int Number, SchoolPhase Phase);

internal enum SchoolPhase
{
    Primary,
    Secondary,
    Unit,
}

/// <summary>A stay on a roll.</summary>
internal sealed record MadeUpStay(MadeUpSchool School, DateOnly From, DateOnly? To, string Enrolment = "C");

/// <summary>A parent or carer of a household.</summary>
internal sealed record MadeUpCarer(string Name, Relation Relation, string Phone, string? Email, bool LivesThere, string? WhyNot = null);

/// <summary>A household: its children have one address, its carers and mostly one name.</summary>
internal sealed class MadeUpHome
{
    public required SampleOrigin Origin { get; init; }
    public required string[] Codes { get; init; }
    public required double[] Within { get; init; }
    public required string Last { get; init; }
    public required string Lines { get; init; }
    public required string Postcode { get; init; }
    public required int Primary { get; init; }
    public required bool Poor { get; init; }
    public required IReadOnlyList<MadeUpCarer> Carers { get; set; }
    public List<int> YearGroups { get; } = [];

    /// <summary>Gives the first carer the name of one of the sample's people.</summary>
    public void Rename(string carer, bool mother) =>
        Carers = [Carers[0] with { Name = carer, Relation = mother ? Relation.Mother : Relation.Father, Email = null }, .. Carers.Skip(1)];
}

/// <summary>A made-up child as it is drawn, before rows are made of it.</summary>
internal sealed class MadeUpChild
{
    public required ChildId Id { get; init; }

    /// <summary>The year group now; 0 is Reception. Of a child who left, the one it would be in.</summary>
    public required int YearGroup { get; init; }

    public required string First { get; set; }
    public required string Last { get; set; }
    public string? KnownAs { get; set; }
    public required DateOnly Born { get; init; }
    public required Sex Sex { get; init; }

    /// <summary>0 none, 1 SEN support, 2 a plan.</summary>
    public required int Needs { get; init; }

    public string? Need { get; init; }
    public required bool Meals { get; init; }
    public required string Ethnicity { get; init; }
    public required bool LookedAfter { get; init; }
    public required MadeUpHome Home { get; init; }
    public required IReadOnlyList<MadeUpStay> Stays { get; init; }
    public string? Upn { get; init; }
    public string? Nhs { get; init; }

    /// <summary>The share of half days that the child is likely to miss.</summary>
    public required double Absence { get; init; }

    /// <summary>One of the sample's people is the child, or its parent: there is something for them to see.</summary>
    public bool HasReader { get; set; }

    /// <summary>The child of whom this is a second record.</summary>
    public MadeUpChild? TwiceOf { get; init; }

    /// <summary>Secondary-aged: from Year 7.</summary>
    public bool IsSecondary => YearGroup >= MadeUpRolls.FirstSecondaryYear;

    /// <summary>The stay that lasts, at the school that keeps the record; null when the child has left.</summary>
    public MadeUpStay? Current => Stays.LastOrDefault(s => s.To is null && s.School.Phase != SchoolPhase.Unit);
}
