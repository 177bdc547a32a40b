using Headwater.Kernel;

namespace Headwater.Children.Family;

/// <summary>What is said of consent on screen.</summary>
internal static class ConsentWords
{
    /// <summary>How it stands, to one of the family.</summary>
    public static string Standing(ConsentChoice consent) => (consent.State, consent.Mine) switch
    {
        (ConsentState.Asked, _) => "You are asked. You can say yes or no.",
        (ConsentState.Given, ConsentDeed.Given) => "You said yes.",
        (ConsentState.Given, _) => "The family said yes.",
        (ConsentState.Declined, ConsentDeed.Declined) => "You said no.",
        (ConsentState.Withdrawn, ConsentDeed.Withdrawn) => "You took your yes back.",
        _ => "It does not stand now. Not all who were asked say yes.",
    };

    /// <summary>A step, to one of the family: who of the others it was is not said.</summary>
    public static string Step(ConsentStep step, PersonId reader) => (step.Deed, step.By == reader) switch
    {
        (ConsentDeed.Asked, _) => "You were asked.",
        (ConsentDeed.Given, true) => "You said yes.",
        (ConsentDeed.Declined, true) => "You said no.",
        (ConsentDeed.Withdrawn, true) => "You took your yes back.",
        (ConsentDeed.Given, _) => "Somebody in the family said yes.",
        (ConsentDeed.Declined, _) => "Somebody in the family said no.",
        _ => "Somebody in the family took the yes back.",
    };

    /// <summary>A step, to professionals.</summary>
    public static string Of(ConsentDeed deed) => deed switch
    {
        ConsentDeed.Asked => "asked",
        ConsentDeed.Given => "said yes",
        ConsentDeed.Declined => "said no",
        ConsentDeed.Withdrawn => "took it back",
        _ => deed.ToString(),
    };

    /// <summary>A state, to professionals, with the colour of its tag, which is never the only sign.</summary>
    public static (string Words, string Tag) Of(ConsentState state) => state switch
    {
        ConsentState.Asked => ("No answer yet", "govuk-tag--blue"),
        ConsentState.Given => ("Yes", "govuk-tag--green"),
        ConsentState.Declined => ("No", "govuk-tag--red"),
        ConsentState.Withdrawn => ("Taken back", "govuk-tag--red"),
        _ => (state.ToString(), "govuk-tag--grey"),
    };

    public static string Of(ConsentOf whose) => whose == ConsentOf.YoungPerson ? "The young person" : "Parents and carers";

    public static string Of(ConsentPurpose purpose) => purpose == ConsentPurpose.ShareWithService ? "To share with a service" : "To take part in something";

    /// <summary>The steps that are open to one of the family, the first first.</summary>
    public static IEnumerable<ConsentDeed> Offered(ConsentChoice consent) => new[] { ConsentDeed.Given, ConsentDeed.Declined, ConsentDeed.Withdrawn }.Where(consent.May);

    public static string Button(ConsentDeed deed) => deed switch
    {
        ConsentDeed.Given => "Say yes",
        ConsentDeed.Declined => "Say no",
        _ => "Take my yes back",
    };

    /// <summary>What happens once one of the family takes a step, sentence by sentence: they read it before they do.</summary>
    public static IEnumerable<string> Follows(ConsentChoice consent, ConsentDeed deed, string service, bool young)
    {
        var record = young ? "your record" : "your child’s record";
        switch (deed)
        {
            case ConsentDeed.Given when consent.Service is not null:
                yield return $"The school may then open to {service} what is said above, and nothing else.";
                yield return "You see on your page when they look.";
                break;
            case ConsentDeed.Given:
                yield return "The school is told, and can go on.";
                break;
            case ConsentDeed.Declined:
                yield return "Nothing is shared or begun because of this. The school is told that you said no.";
                break;
            default:
                yield return "It counts from the moment you press the button. The school is told.";
                if (consent.OpensNow)
                    yield return $"{service} can then no longer open {record} here by your yes.";
                if (consent.Service is not null)
                    yield return "What they have read or heard stays with them. We ask them not to use it any more.";
                break;
        }

        if (consent.StaysOpen)
            yield return $"{service} can see some of {record} in any case, because the law lets them. That is not about your yes. Ask the school about it.";
        yield return deed == ConsentDeed.Given ? "You can take your yes back at any time, here, in the same way." : "You can still say yes later.";
        if (deed != ConsentDeed.Given)
            yield return $"Nobody may treat {(young ? "you" : "your child")} worse because of it.";
    }
}
