using CsCheck;
using Headwater.Children.Codes;
using Headwater.Children.Identifiers;

namespace Headwater.Modules.Tests.Children;

/// <summary>Numbers and codes against vectors that were published or worked by hand.</summary>
public sealed class IdentifierTests
{
    [Theory]
    // 8·2+0·3+1·4+2·5+0+0+0+0+0·10+5·… worked: 16+4+10+50+13 = 93, 93 mod 23 = 1, the letter after A.
    [InlineData("B801200005001")]
    [InlineData("K845400124001")]
    [InlineData("F353401022007")]
    [InlineData("Q885431523123")]
    [InlineData("P885200024000")]
    [InlineData("J84540012401A")]
    [InlineData(" b8012 0000 5001 ")]
    public void A_pupil_number_with_its_check_letter_is_taken(string upn)
    {
        Assert.Equal(upn.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), Upn.Read(upn, out var why));
        Assert.Null(why);
    }

    [Theory]
    [InlineData("A801200005001", "first letter")]
    [InlineData("X80120000A001", "twelve digits")]
    [InlineData("I801200005001", "begins")]
    [InlineData("B80120000500", "13 characters")]
    [InlineData("B80120000500S", "only the last")]
    [InlineData("B８０１２００００５００１", "twelve digits")]
    [InlineData("", "13 characters")]
    [InlineData(null, "13 characters")]
    public void What_is_no_pupil_number_is_refused_with_the_reason(string? upn, string reason)
    {
        Assert.Null(Upn.Read(upn, out var why));
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_number_with_a_letter_at_its_end_is_temporary()
    {
        Assert.True(Upn.IsTemporary("J84540012401A"));
        Assert.False(Upn.IsTemporary("B801200005001"));
    }

    [Fact]
    public void No_single_mistyped_digit_of_a_pupil_number_goes_unseen() =>
        // 23 is prime and every weight and every difference of two digits is smaller: one wrong digit always moves the check.
        Gen.Select(Gen.Int[0, 10], Gen.Int[1, 9]).Sample((place, by) =>
        {
            var wrong = "K845400124001".ToCharArray();
            wrong[place + 1] = (char)('0' + (wrong[place + 1] - '0' + by) % 10);
            return Upn.Read(new string(wrong), out _) is null;
        });

    [Theory]
    [InlineData("9434765870")]
    [InlineData("999 000 0018")]
    [InlineData("999-000-0026")]
    public void An_NHS_number_with_its_check_digit_is_taken(string number) => Assert.NotNull(NhsNumber.Read(number, out _));

    [Theory]
    [InlineData("9434765871")]
    [InlineData("943476587")]
    [InlineData("94347658700")]
    [InlineData("943476587O")]
    // 999123456: 90+81+72+7+12+15+16+15+12 = 320, 320 mod 11 = 1, and 11 − 1 = 10 is never given.
    [InlineData("9991234560")]
    [InlineData("9991234561")]
    public void What_is_no_NHS_number_is_refused(string number)
    {
        Assert.Null(NhsNumber.Read(number, out var why));
        Assert.NotNull(why);
    }

    [Fact]
    public void Of_the_numbers_that_would_need_ten_none_is_taken() =>
        Assert.All(Enumerable.Range(0, 10), last => Assert.Null(NhsNumber.Read($"999123456{last}", out _)));

    [Theory]
    [InlineData("bn71ue", "BN7 1UE")]
    [InlineData("OL1 1UT", "OL1 1UT")]
    [InlineData("ec1a 1bb", "EC1A 1BB")]
    [InlineData("W1A0AX", "W1A 0AX")]
    [InlineData("gir 0aa", "GIR 0AA")]
    public void A_postcode_is_written_in_one_way(string typed, string kept) => Assert.Equal(kept, Postcode.Read(typed, out _));

    [Theory]
    [InlineData("BN7")]
    [InlineData("Q1 1AA")]
    [InlineData("BN7 1UC")]
    [InlineData("BN7 1UE; DROP")]
    [InlineData("BN7 1UE\n")]
    public void What_has_not_the_shape_of_a_postcode_is_refused(string typed) =>
        Assert.Equal(typed.Trim() == "BN7 1UE", Postcode.Read(typed, out _) is not null);

    [Fact]
    public void A_code_is_taken_only_on_days_on_which_it_is_in_use()
    {
        Assert.Equal("J1", AttendanceCodes.Register.Read("j1", new(2024, 8, 19), out _));
        Assert.Null(AttendanceCodes.Register.Read("J1", new(2024, 8, 18), out var early));
        Assert.Contains("not in use on 2024-08-18", early, StringComparison.Ordinal);
        Assert.Null(AttendanceCodes.Register.Read("H", new(2024, 9, 2), out _));
        Assert.Equal("H", AttendanceCodes.Register.Read("H", new(2024, 7, 1), out _));
        Assert.Null(NationalCodes.PrimaryNeed.Read("DS", new(2024, 9, 1), out _));
        Assert.Equal("K", NationalCodes.Provision.Read(" k ", new(2026, 11, 10), out _));
        Assert.Null(NationalCodes.Ethnicity.Read("XXXX", new(2026, 11, 10), out var unknown));
        Assert.Contains("no code of ethnic group", unknown, StringComparison.Ordinal);
        Assert.Equal("Holiday agreed by the school", AttendanceCodes.Register.Words("H"));
    }
}
