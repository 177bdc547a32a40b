namespace Headwater.Access.Contracts;

/// <summary>Names of the policies that guard routes. Every route names one, or is on the committed list of open ones.</summary>
public static class Policies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string SignedIn = "signed-in";

    internal const string Prefix = "can:";

    /// <summary>Anybody whose posts allow at least one of these.</summary>
    public static string Can(Capability anyOf) => Prefix + anyOf.ToString();
}
