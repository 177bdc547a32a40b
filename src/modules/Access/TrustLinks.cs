using Headwater.Kernel;

namespace Headwater.Access;

/// <summary>Addresses of the pages about people, involvement and trust. No name or number of a child stands in one.</summary>
internal static class TrustLinks
{
    public const string Home = "/home";
    public const string Notices = "/notices";
    public const string People = "/people";
    public const string Organisations = "/people/organisations";
    public const string WithoutPost = "/people/without-post";
    public const string Appoint = "/people/appoint";
    public const string Certify = "/people/certify";
    public const string Agreements = "/agreements";
    public const string AddAgreement = "/agreements/new";
    public const string BreakGlass = "/break-glass/open";
    public const string Openings = "/break-glass";
    public const string SubjectAccess = "/subject-access";
    public const string Retention = "/retention";

    public static string PeopleOf(string? organisation, int page) => $"/people?organisation={Uri.EscapeDataString(organisation ?? "")}&p={page}";

    public static string WithoutPostPage(int page) => $"{WithoutPost}?p={page}";

    public static string EndPost(Guid post) => $"/people/posts/{post}/end";

    public static string Account(PersonId person) => $"/people/accounts/{person}";

    public static string Agreement(Guid id) => $"/agreements/{id}";

    public static string Opening(Guid id) => $"/break-glass/{id}";

    /// <summary>The record itself; the module above shows it.</summary>
    public static string Child(ChildId child) => $"/children/{child}";
}
