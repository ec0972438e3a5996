namespace RsaCloudAdmin.Client.Tests;

public class CallContextTests
{
    [Fact]
    public void Each_note_is_taken_once_and_the_oldest_first()
    {
        var call = new CallContext(TestContext.Current.CancellationToken);
        call.Tell("first");
        call.Warn("second");

        Assert.Equal(new CallNote(IsWarning: false, "first"), call.TakeNote());
        Assert.Equal([new CallNote(IsWarning: true, "second")], call.Notes);
        Assert.Equal(new CallNote(IsWarning: true, "second"), call.TakeNote());
        Assert.Null(call.TakeNote());
        Assert.Empty(call.Notes);
    }
}
