# a source may hold nothing but comments

   
# end
