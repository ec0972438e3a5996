using CsCheck;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ServiceAddressPropertyTests
{
    [Fact]
    public void Any_text_is_one_segment_or_refused() => Gen.String.Where(t => t.All(c => !char.IsSurrogate(c))).Sample(text =>
    {
        if (text is "" or "." or ".." || text.Length > 255)
            Assert.Throws<RsaCloudAdminException>(() => ServiceAddress.Segment(text));
        else
            ServiceAddressTests.AssertStaysData(text);
    });
}
